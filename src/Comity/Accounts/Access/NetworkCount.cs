namespace Comity.Accounts.Access;

/// <summary>Counts what stays open, for each network or person, so that no one has more than a share.</summary>
/// <param name="most">The share.</param>
internal sealed class NetworkCount(int most)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> open = new(StringComparer.Ordinal);

    /// <summary>Takes a place; null when the share is used up. Whoever disposes of it gives the place back.</summary>
    public IDisposable? Enter(string owner)
    {
        lock (gate)
        {
            var count = open.GetValueOrDefault(owner);
            if (count >= most)
                return null;
            open[owner] = count + 1;
        }

        return new Place(this, owner);
    }

    private void Leave(string owner)
    {
        lock (gate)
            if (--open[owner] == 0)
                open.Remove(owner);
    }

    private sealed class Place(NetworkCount count, string owner) : IDisposable
    {
        private int left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref left, 1) == 0)
                count.Leave(owner);
        }
    }
}

namespace Comity.Norms.Shelf;

/// <summary>Something that is computed when it is first asked for, once, however many ask; an attempt that was broken off leaves nothing behind.</summary>
internal sealed class Late<T>(Func<CancellationToken, T> compute)
{
    private readonly Lock computing = new();
    private volatile Found? found;

    /// <summary>Whether it is there at once.</summary>
    public bool IsThere => found is not null;

    /// <summary>The result; whoever comes while it is computed waits for it.</summary>
    public T Get(CancellationToken cancel = default)
    {
        if (found is { } there)
            return there.Value;
        lock (computing)
            return (found ??= new(compute(cancel))).Value;
    }

    private sealed record Found(T Value);
}

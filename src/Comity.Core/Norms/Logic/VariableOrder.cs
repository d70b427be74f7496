namespace Comity.Norms.Logic;

/// <summary>
/// The variables by how often recent conflicts met them (VSIDS: Moskewicz et al. 2001; with the exponential steps and the binary heap of
/// MiniSat: Eén and Sörensson 2003). Among equals the older variable comes first, so that the order never depends on chance.
/// </summary>
internal sealed class VariableOrder
{
    private const double Decay = 0.95;
    private const double Limit = 1e100;

    private double[] activities = [];
    private int[] places = [];
    private int[] heap = [];
    private int[] scopes = [];
    private int scope;
    private int count;
    private double step = 1;

    /// <summary>Whether no variable is left to take.</summary>
    public bool IsEmpty => count == 0;

    /// <summary>Adds a new variable.</summary>
    public void AddVariable(int variable)
    {
        if (variable == heap.Length)
        {
            var capacity = Math.Max(16, variable * 2);
            Array.Resize(ref activities, capacity);
            Array.Resize(ref places, capacity);
            Array.Resize(ref heap, capacity);
            Array.Resize(ref scopes, capacity);
        }

        places[variable] = -1;
        Insert(variable);
    }

    /// <summary>Orders all variables below this number from now on.</summary>
    public void Widen(int variables)
    {
        if (scope == 0)
            return;
        scope = 0;
        Array.Clear(scopes);
        for (var variable = 0; variable < variables; variable++)
            Insert(variable);
    }

    /// <summary>Orders only these variables from now on.</summary>
    public void Restrict(ReadOnlySpan<int> variables)
    {
        scope++;
        while (count > 0)
            places[heap[--count]] = -1;
        foreach (var variable in variables)
        {
            scopes[variable] = scope;
            Insert(variable);
        }
    }

    /// <summary>Puts a variable back, if it is in scope and not there.</summary>
    public void Insert(int variable)
    {
        if (places[variable] < 0 && scopes[variable] == scope)
            Rise(variable, count++);
    }

    /// <summary>Takes out the first variable.</summary>
    public int TakeFirst()
    {
        var first = heap[0];
        places[first] = -1;
        count--;
        if (count > 0)
            Sink(heap[count], 0);
        return first;
    }

    /// <summary>Notes that a conflict met a variable.</summary>
    public void Bump(int variable)
    {
        activities[variable] += step;
        if (activities[variable] > Limit)
            Rescale();
        if (places[variable] >= 0)
            Rise(variable, places[variable]);
    }

    /// <summary>Makes later conflicts weigh more than those before.</summary>
    public void Age() => step /= Decay;

    private void Rescale()
    {
        foreach (ref var activity in activities.AsSpan())
            activity /= Limit;
        step /= Limit;
    }

    private void Rise(int variable, int place)
    {
        while (place > 0 && Precedes(variable, heap[(place - 1) / 2]))
        {
            Put(heap[(place - 1) / 2], place);
            place = (place - 1) / 2;
        }

        Put(variable, place);
    }

    private void Sink(int variable, int place)
    {
        while (place * 2 + 1 < count)
        {
            var child = place * 2 + 1;
            if (child + 1 < count && Precedes(heap[child + 1], heap[child]))
                child++;
            if (!Precedes(heap[child], variable))
                break;
            Put(heap[child], place);
            place = child;
        }

        Put(variable, place);
    }

    private void Put(int variable, int place)
    {
        heap[place] = variable;
        places[variable] = place;
    }

    private bool Precedes(int left, int right)
    {
        var difference = activities[left] - activities[right];
        return difference > 0 || (difference == 0 && left < right);
    }
}

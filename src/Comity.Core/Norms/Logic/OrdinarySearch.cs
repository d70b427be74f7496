using System.Runtime.InteropServices;

namespace Comity.Norms.Logic;

/// <summary>Moves a model, value by value, to the most ordinary one; needs a question that was just answered with yes.</summary>
internal sealed class OrdinarySearch
{
    private readonly Encoding encoding;
    private readonly List<Literal> settled = [];

    /// <summary>Starts from the model that the encoding has for these assumptions.</summary>
    public OrdinarySearch(Encoding encoding, ReadOnlySpan<Literal> assumptions)
    {
        this.encoding = encoding;
        settled.AddRange(assumptions);
    }

    /// <summary>Settles all variables, the given ones first, and returns their values.</summary>
    public byte[] Run(ReadOnlySpan<int> order)
    {
        var model = encoding.Model();
        int[] first = [.. order];
        var extraordinary = first
            .Concat(Enumerable.Range(0, model.Length).Except(first))
            .Where(encoding.IsEncoded)
            .Where(variable => !CanBe(variable, encoding.PreferredValue(variable)))
            .ToList();
        foreach (var variable in extraordinary)
            TakeLowest(variable);
        return encoding.Model();
    }

    private void TakeLowest(int variable)
    {
        var value = 0;
        while (!CanBe(variable, value))
            value++;
    }

    /// <summary>Settles that a variable has this value, if it can beside all that was settled before.</summary>
    private bool CanBe(int variable, int value)
    {
        settled.Add(encoding.ValueLiteral(variable, value));
        if (encoding.ValueOf(variable) == value || encoding.Solve(CollectionsMarshal.AsSpan(settled)))
            return true;
        settled.RemoveAt(settled.Count - 1);
        return false;
    }
}

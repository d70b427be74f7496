using System.Collections.Immutable;
using System.Numerics;

namespace Comity.Norms.Logic;

/// <summary>
/// A table of cases in columns. Each cell is the set of values that a case allows for a variable, one bit a value: one bit where the
/// fact is known, several where it is known in part ("at least serious"), all where it is unknown. A new table knows nothing.
/// </summary>
public sealed class CaseColumns
{
    private readonly CaseColumn[] columns;

    /// <summary>Makes a table of <paramref name="count"/> cases in which every fact is unknown.</summary>
    public CaseColumns(ImmutableArray<Variable> variables, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Variables = variables;
        Count = count;
        columns = [.. variables.Select(variable => CaseColumn.Unknown(variable, count))];
    }

    /// <summary>The variables, one column each, in the order of their ids.</summary>
    public ImmutableArray<Variable> Variables { get; }

    /// <summary>The number of cases.</summary>
    public int Count { get; }

    internal ReadOnlySpan<CaseColumn> Columns => columns;

    /// <summary>Says that a fact is known: the variable has this value.</summary>
    public void Know(int caseIndex, int variable, int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(value, Variables[variable].Size);
        Write(caseIndex, variable, 1UL << value);
    }

    /// <summary>Says that the variable has one of these values, one bit a value.</summary>
    /// <exception cref="ArgumentException">The set is empty, or holds a value that the variable does not have.</exception>
    public void Allow(int caseIndex, int variable, ulong values)
    {
        var described = Variables[variable];
        if (values == 0)
            throw new ArgumentException($"Case {caseIndex} allows no value of `{described.Name}`; allow at least one, or all when it is unknown.",
                nameof(values));
        if ((values & ~described.All) != 0)
            throw new ArgumentException(
                $"Case {caseIndex} allows value {BitOperations.Log2(values)} of `{described.Name}`, which has only the values 0 to {described.Size - 1}.",
                nameof(values));
        Write(caseIndex, variable, values);
    }

    /// <summary>The values that the case allows for the variable, one bit a value; never none.</summary>
    public ulong Allowed(int caseIndex, int variable)
    {
        Check(caseIndex);
        return columns[variable].Read(caseIndex);
    }

    /// <summary>The values that the case allows for each variable, by its id.</summary>
    public ulong[] AllowedBy(int caseIndex)
    {
        Check(caseIndex);
        return [.. columns.Select(column => column.Read(caseIndex))];
    }

    private void Write(int caseIndex, int variable, ulong values)
    {
        Check(caseIndex);
        columns[variable].Write(caseIndex, values);
    }

    private void Check(int caseIndex)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(caseIndex);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(caseIndex, Count);
    }
}

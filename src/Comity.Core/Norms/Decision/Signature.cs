using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Comity.Norms.Decision;

/// <summary>What a row allows for some variables: equal signatures are equal questions.</summary>
internal readonly struct Signature : IEquatable<Signature>
{
    private readonly ulong[] sets;

    private Signature(ulong[] sets) => this.sets = sets;

    public static Signature Of(ReadOnlySpan<int> variables, ImmutableArray<ulong> allowed)
    {
        var projected = new ulong[variables.Length];
        for (var i = 0; i < variables.Length; i++)
            projected[i] = allowed[variables[i]];
        return new(projected);
    }

    public bool Equals(Signature other) => sets.AsSpan().SequenceEqual(other.sets);

    public override bool Equals(object? obj) => obj is Signature other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(MemoryMarshal.AsBytes(sets.AsSpan()));
        return hash.ToHashCode();
    }
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace Comity.Record.Entries;

/// <summary>Something a participant does in the process, as data. Acts are imperatives; each says by its properties everything that it says.
/// Allowed in an act are texts, whole numbers, yes and no, dates, instants, hashes, named values, and lists and records of these.</summary>
public abstract record Act;

/// <summary>An act that would come too late if it waited for its confirmation, such as an objection before a deadline. Received by letter it takes effect when
/// it is entered, whatever the rules of procedure say.</summary>
public abstract record TimelyAct : Act;

/// <summary>The schema version of an act type, when it is not the first. An older version stays readable for ever: its type is kept and lifted.</summary>
/// <param name="kind">The kind of act: the name of the type that is its first version.</param>
/// <param name="number">The version, from 2 on.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ActVersionAttribute(string kind, int number) : Attribute
{
    /// <summary>The kind of act.</summary>
    public string Kind { get; } = kind;

    /// <summary>The version, from 2 on.</summary>
    public int Number { get; } = number;
}

/// <summary>A later version of an act that means what its earlier one meant, with more to show for it: registers are handed the earlier one.</summary>
public interface ILaterAct
{
    /// <summary>The act in its earlier version.</summary>
    Act Earlier { get; }
}

/// <summary>An act that carries others: when what it puts is adopted they take effect, done by the body.</summary>
public interface ICarriesActs
{
    /// <summary>The acts, in the order in which they take effect.</summary>
    ImmutableArray<Act> Carries { get; }
}

/// <summary>How an act type is called in the record: the name of its kind, and its version from the second on (`TakePosition.2`).
/// Terms of signature, credentials, texts and tables name a kind: a version is a matter of an act's bytes.</summary>
public static class ActName
{
    private const char Separator = '.';
    private static readonly ConcurrentDictionary<Type, string> Known = [];

    /// <summary>The name of an act's type.</summary>
    public static string Of(Act act) => Of(act.GetType());

    /// <summary>The name of an act type.</summary>
    public static string Of(Type type) => Known.GetOrAdd(type, Make);

    /// <summary>The kind of an act.</summary>
    public static string KindOf(Act act) => KindOf(Of(act));

    /// <summary>The kind that a name in the record belongs to: the name without its version.</summary>
    public static string KindOf(string name) => name.IndexOf(Separator, StringComparison.Ordinal) is var end and >= 0 ? name[..end] : name;

    private static string Make(Type type) =>
        type.GetCustomAttribute<ActVersionAttribute>() is { } version ? $"{version.Kind}{Separator}{version.Number}" : type.Name;
}

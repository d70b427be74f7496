using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;

namespace Comity.Norms.Shelf;

/// <summary>A fact that a visitor set.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Subject">Whose it is; empty for a fact of the activity.</param>
/// <param name="Value">Its value in the words of the language, such as <c>at least serious</c>.</param>
public sealed record SheetFact(Fact Fact, string Slug, string Subject, string Value)
{
    /// <summary>The name of its field in forms and addresses.</summary>
    public string Field => FactSheet.FieldOf(Slug, Subject);
}

/// <summary>Something in a sheet that cannot be worked with.</summary>
/// <param name="Field">The field.</param>
/// <param name="Kind">What is wrong: the end of a text's key.</param>
/// <param name="Values">What the user wrote, and what it is about.</param>
public sealed record SheetProblem(string Field, string Kind, params ImmutableArray<string> Values);

/// <summary>
/// What a visitor tries: facts over an empty case or one of the book, the norms that are asked about, readings and dates. An address holds all of it, so that
/// it can be shared; nothing of it is kept on the server.
/// </summary>
public sealed record FactSheet
{
    /// <summary>Values that say that more kinds than the named may hold.</summary>
    public const string Others = "and possibly others";

    /// <summary>The case of the book from which it starts, by its name in addresses; empty for none.</summary>
    public string Case { get; init; } = "";

    /// <summary>The States that the visitor named.</summary>
    public ImmutableArray<string> States { get; init; } = [];

    /// <summary>The facts, in the order of the book.</summary>
    public ImmutableArray<SheetFact> Facts { get; init; } = [];

    /// <summary>The norms that are asked about, by id; none for all.</summary>
    public ImmutableArray<string> Norms { get; init; } = [];

    /// <summary>The readings that are switched on.</summary>
    public ImmutableArray<string> Readings { get; init; } = [];

    /// <summary>The date of the activity, or null.</summary>
    public DateOnly? On { get; init; }

    /// <summary>The date of the judgement; null for today's.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The fields of facts that the visitor was asked and does not know.</summary>
    public ImmutableArray<string> Done { get; init; } = [];

    /// <summary>The field of a fact: <c>f.severity-of-effects</c>, <c>of.B.knowledge</c>.</summary>
    public static string FieldOf(string slug, string subject) => subject.Length == 0 ? $"f.{slug}" : $"of.{subject}.{slug}";

    /// <summary>What stands in a fact's field.</summary>
    public string ValueOf(string field) => Facts.FirstOrDefault(fact => fact.Field == field)?.Value ?? "";

    /// <summary>The sheet as name and value pairs, in a fixed order.</summary>
    public IEnumerable<KeyValuePair<string, string>> Pairs()
    {
        if (Case.Length > 0)
            yield return new("case", Case);
        foreach (var (name, values) in new[] { ("state", States), ("norm", Norms), ("reading", Readings) })
            foreach (var value in values)
                yield return new(name, value);
        if (On is { } on)
            yield return new("on", Written(on));
        if (AsOf is { } asOf)
            yield return new("as-of", Written(asOf));
        foreach (var fact in Facts)
            yield return new(fact.Field, fact.Value);
        foreach (var field in Done)
            yield return new("done", field);
    }

    /// <summary>The sheet as the end of an address, with further pairs behind it; packed where it would be too long.</summary>
    public string Query(params ReadOnlySpan<(string Name, string Value)> more)
    {
        var whole = new QueryBuilder(Pairs()).ToQueryString().Value!;
        var query = whole.Length <= SheetPacking.LongestPlain ? new QueryBuilder(Pairs())
            : new QueryBuilder { { SheetPacking.Name, SheetPacking.Pack(whole) } };
        foreach (var (name, value) in more)
            query.Add(name, value);
        return query.ToQueryString().Value!;
    }

    /// <summary>The pairs that a form carries along in hidden fields when it asks for these fields itself.</summary>
    public IEnumerable<KeyValuePair<string, string>> Carried(IReadOnlyCollection<string> asked)
    {
        var rest = Pairs().Where(pair => !asked.Contains(pair.Key)).ToList();
        var whole = new QueryBuilder(rest).ToQueryString().Value!;
        return whole.Length <= SheetPacking.LongestPlain ? rest : [new(SheetPacking.Name, SheetPacking.Pack(whole))];
    }

    private static string Written(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

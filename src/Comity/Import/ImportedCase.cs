using System.Collections.Immutable;
using Comity.Norms.Language;

namespace Comity.Import;

/// <summary>A case as a source tells it, ready to be judged.</summary>
/// <param name="Case">The case: facts, subjects, and who claims what.</param>
/// <param name="Number">Its number in the source.</param>
/// <param name="Year">The year in which it began; null when the source does not say.</param>
/// <param name="Groups">The kinds by which a report groups it, without those above them.</param>
/// <param name="Judged">The letters or names of the States whose conduct is judged.</param>
/// <param name="Codings">What the source's coders hold, by comparison. Never an input of a verdict.</param>
/// <param name="Recodes">What a one-column recode gives, by comparison.</param>
public sealed record ImportedCase(CaseItem Case, string Number, int? Year, ImmutableArray<string> Groups, ImmutableArray<string> Judged,
    ImmutableDictionary<string, Coding> Codings, ImmutableDictionary<string, string> Recodes);

/// <summary>A coder's answer.</summary>
/// <param name="Class">Its class in the comparison.</param>
/// <param name="Text">The cell as it stands.</param>
public sealed record Coding(string Class, string Text);

/// <summary>A value that no rule names.</summary>
/// <param name="Column">The column.</param>
/// <param name="Value">The value.</param>
/// <param name="Count">How many cells have it.</param>
public sealed record UnmappedValue(string Column, string Value, int Count);

/// <summary>A fact that two codings of one case contradict, so that it was left unknown.</summary>
/// <param name="Case">The case's number.</param>
/// <param name="Fact">The fact.</param>
/// <param name="Rules">The rules that contradict one another.</param>
public sealed record Contradiction(string Case, string Fact, ImmutableArray<Place> Rules);

/// <summary>What an import gives.</summary>
/// <param name="Cases">The cases in the order of the source.</param>
/// <param name="Unmapped">Values without a rule, most frequent first.</param>
/// <param name="Contradictions">Facts left unknown because codings contradict one another.</param>
/// <param name="Notes">What the reader should know: a file that was not there, for example.</param>
public sealed record ImportResult(ImmutableArray<ImportedCase> Cases, ImmutableArray<UnmappedValue> Unmapped,
    ImmutableArray<Contradiction> Contradictions, ImmutableArray<string> Notes);

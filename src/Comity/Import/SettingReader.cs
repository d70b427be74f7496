using System.Collections.Immutable;
using Comity.Norms.Language;

namespace Comity.Import;

/// <summary>Reads the right-hand sides of rules and the conditions of comparisons with the words of the book.</summary>
internal sealed class SettingReader(Vocabulary vocabulary, ImmutableHashSet<string> ids, List<Problem> problems)
{
    private const string TheNumber = " the number";

    /// <summary>Settings separated by commas, or <c>nothing</c>.</summary>
    /// <param name="cursor">Where they stand.</param>
    /// <param name="ofStates">Whether they are set for a State, so that they must be facts of each State; otherwise of the activity.</param>
    public ImmutableArray<RuleSetting> Read(MappingCursor cursor, bool ofStates)
    {
        if (cursor.Failed || cursor.Try("nothing"))
            return [];
        var found = ImmutableArray.CreateBuilder<RuleSetting>();
        do
            if (One(cursor.Until(",")) is { } setting && Belongs(setting.Setting, ofStates))
                found.Add(setting);
        while (cursor.Try(","));
        return found.ToImmutable();
    }

    /// <summary>Alternatives separated by <c>; or</c>, each of parts separated by commas.</summary>
    public ImmutableArray<ImmutableArray<CompareAtom>> Conditions(MappingCursor cursor)
    {
        var alternatives = ImmutableArray.CreateBuilder<ImmutableArray<CompareAtom>>();
        do
        {
            var parts = ImmutableArray.CreateBuilder<CompareAtom>();
            do
                if (Atom(cursor.Until(",", ";")) is { } atom)
                    parts.Add(atom);
            while (cursor.Try(", and") || cursor.Try(","));
            alternatives.Add(parts.ToImmutable());
        }
        while (cursor.Try("; or") || cursor.Try(";"));
        return alternatives.ToImmutable();
    }

    private RuleSetting? One((string Text, Place Place) part)
    {
        var takes = part.Text.EndsWith(TheNumber, StringComparison.Ordinal);
        var text = takes ? part.Text[..^TheNumber.Length] + " 0" : part.Text;
        return Setting(text, part.Place) is { } setting ? new(setting, takes) : null;
    }

    private bool Belongs(Setting setting, bool ofStates)
    {
        var isOfStates = vocabulary.Find(setting.Fact)?.Fact is { } fact && (fact.Kind == FactKind.Action || fact.Properties.Has(PropertyKind.OfEach));
        if (isOfStates != ofStates)
            problems.Add(isOfStates
                ? new(setting.Place, $"`{setting.Fact}` is a fact of each State.", "Write `for each subject,` before it, or set it in a claim.")
                : new(setting.Place, $"`{setting.Fact}` is a fact of the activity, not of a State.", "Set it in a rule without `for each subject`."));
        return isOfStates == ofStates;
    }

    private CompareAtom? Atom((string Text, Place Place) part)
    {
        foreach (var (ending, caught) in (ReadOnlySpan<(string, bool)>)[(" does not catch", false), (" catches", true)])
            if (part.Text.EndsWith(ending, StringComparison.Ordinal))
                return Norm(part.Text[..^ending.Length], part.Place, caught);
        return Setting(part.Text, part.Place) is { } fact ? new(part.Place, "", Caught: false, fact) : null;
    }

    private CompareAtom? Norm(string id, Place place, bool caught)
    {
        if (ids.Contains(id))
            return new(place, id, caught, null);
        problems.Add(new(place, $"`{id}` is no norm of the book.", Spelling.Nearest(id, ids) is { } near ? $"Did you mean `{near}`?"
            : "Name a norm by its id."));
        return null;
    }

    private Setting? Setting(string text, Place place)
    {
        var (setting, found) = BookText.ReadSetting(text, vocabulary, place);
        problems.AddRange(found);
        return setting is null ? null : setting with { Place = place };
    }
}

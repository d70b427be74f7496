using System.Collections.Immutable;
using System.Numerics;
using Comity.Import;
using Comity.Norms.Decision;
using Comity.Norms.Language;

namespace Comity.Norms.Report;

/// <summary>Gives our class in a comparison, from the answers of one run and from the claims of a case.</summary>
internal sealed class Comparer(Vocabulary vocabulary, IEnumerable<Answer> answers)
{
    public const string Undetermined = "undetermined";
    public const string Contested = "contested";

    private readonly ILookup<(string Case, string Subject), Answer> joint =
        answers.Where(Outcomes.IsJoint).ToLookup(answer => (answer.Case, answer.Subject));

    private enum Held
    {
        Fails,
        Open,
        Contested,
        Holds,
    }

    /// <summary>Our class of a case: the first whose condition holds, the one for all others, or that we do not decide.</summary>
    public string ClassOf(ImmutableArray<CompareLine> lines, ImportedCase one)
    {
        foreach (var line in lines.Where(line => !line.When.IsEmpty))
        {
            var held = one.Judged.Select(subject => Of(line, one, subject)).DefaultIfEmpty(Held.Fails).Max();
            if (held != Held.Fails)
                return held switch { Held.Holds => line.Class, Held.Contested => Contested, _ => Undetermined };
        }

        return lines.FirstOrDefault(line => line.Otherwise)?.Class ?? Undetermined;
    }

    /// <summary>The answers on which a class rests.</summary>
    public IEnumerable<Answer> AnswersFor(ImmutableArray<CompareLine> lines, ImportedCase one)
    {
        var norms = lines.SelectMany(line => line.When).SelectMany(part => part).Select(atom => atom.Norm).Where(norm => norm.Length > 0)
            .ToHashSet(StringComparer.Ordinal);
        return one.Judged.SelectMany(subject => joint[(one.Case.Title, subject)]).Where(answer => norms.Contains(answer.Norm));
    }

    /// <summary>The claims on which a class rests.</summary>
    public static IEnumerable<Setting> SettingsFor(ImmutableArray<CompareLine> lines, ImportedCase one)
    {
        var facts = lines.SelectMany(line => line.When).SelectMany(part => part).Select(atom => atom.Fact?.Fact).OfType<string>()
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return one.Case.Lines.OfType<SubjectLine>().SelectMany(line => line.Settings).Where(setting => facts.Contains(setting.Fact));
    }

    private Held Of(CompareLine line, ImportedCase one, string subject) =>
        line.When.Max(parts => parts.Min(atom => atom.Fact is { } fact ? OfFact(fact, one, subject) : OfNorm(atom, one, subject)));

    private Held OfNorm(CompareAtom atom, ImportedCase one, string subject)
    {
        var answer = joint[(one.Case.Title, subject)].FirstOrDefault(found => found.Norm == atom.Norm);
        return answer is null ? Held.Fails : Outcomes.Of(answer) switch
        {
            Outcome.Contested => Held.Contested,
            Outcome.Undetermined => Held.Open,
            Outcome.Caught => atom.Caught ? Held.Holds : Held.Fails,
            _ => atom.Caught ? Held.Fails : Held.Holds,
        };
    }

    private Held OfFact(Setting wanted, ImportedCase one, string subject)
    {
        var fact = vocabulary.Find(wanted.Fact)!.Fact!;
        if (SettingMerger.Possible(fact, wanted) is not { } target)
            return Held.Open;
        var all = (BigInteger.One << FactValues.Of(fact).Length) - 1;
        var settings = one.Case.Lines.OfType<SubjectLine>().Where(line => line.Name == subject).SelectMany(line => line.Settings)
            .Where(setting => vocabulary.Find(setting.Fact)?.Fact == fact).ToList();
        var shared = settings.Where(setting => setting.Sayings.IsEmpty).Aggregate(all, (mask, setting) => mask & SettingMerger.Possible(fact, setting)!.Value);
        var positions = settings
            .SelectMany(setting => setting.Sayings.Select(saying => (saying.By, Mask: Said(setting, saying))))
            .GroupBy(said => said.By, (_, said) => said.Aggregate(shared, (mask, each) => mask & each.Mask))
            .ToList();
        var agreed = positions.Aggregate(shared, (mask, each) => mask & each);
        if (!agreed.IsZero)
            return HeldBy(agreed);
        var held = positions.Select(HeldBy).Distinct().ToList();
        return held.Count == 1 ? held[0] : Held.Contested;

        BigInteger Said(Setting setting, Saying saying) =>
            SettingMerger.Possible(fact, setting)!.Value is var mask && saying.Kind == SayingKind.Denied ? all & ~mask : mask;

        Held HeldBy(BigInteger mask) => (mask & target).IsZero ? Held.Fails : (mask & ~target).IsZero ? Held.Holds : Held.Open;
    }
}

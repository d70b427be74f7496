using System.Collections.Immutable;
using Comity.Norms.Language;

namespace Comity.Norms.Decision;

/// <summary>A subject of a case.</summary>
/// <param name="Kind"><c>State</c>, <c>organisation</c>, <c>operator</c> or <c>developer</c>.</param>
/// <param name="Name">Its name.</param>
public sealed record Subject(string Kind, string Name);

/// <summary>
/// What a case says, fact by fact: for an activity or all together, for a subject, and in one position. Positions are held by those who take
/// part in a dispute about some fact; who is silent on a disputed fact leaves it open; what nobody disputes is shared by all.
/// </summary>
public sealed class CaseFacts
{
    /// <summary>The one position of a case in which nobody disputes anything.</summary>
    public const string AsStated = "as stated";

    private readonly NormBook book;
    private readonly Dictionary<(string Activity, string Subject, Fact Fact), List<Setting>> settings = [];
    private readonly Dictionary<(string, string, Fact), bool> disputed = [];

    /// <summary>Reads a case.</summary>
    public CaseFacts(NormBook book, CaseItem one)
    {
        (this.book, Case) = (book, one);
        var activity = "";
        var subjects = new List<Subject>();
        var activities = new List<string>();
        foreach (var line in one.Lines)
        {
            if (line is ActivityLine named)
                activities.Add(activity = named.Name);
            else if (line is SettingLine set)
                Add(activity, "", set.Setting);
            else if (line is SubjectLine who)
            {
                if (!subjects.Any(known => known.Name == who.Name))
                    subjects.Add(new(who.Kind, who.Name));
                foreach (var setting in who.Settings)
                    Add(activity, who.Name, setting);
            }
        }

        (Subjects, Activities) = ([.. subjects], [.. activities.Distinct()]);
        foreach (var key in settings.Keys)
            disputed[key] = Differ(key.Fact, settings[key]);
        ImmutableArray<string> holders = [.. settings.Where(pair => disputed[pair.Key]).SelectMany(pair => pair.Value).SelectMany(setting => setting.Sayings)
            .Where(saying => saying.Kind != SayingKind.Disclosed).Select(saying => saying.By).Distinct().Order(StringComparer.Ordinal)];
        Positions = holders.IsEmpty ? [AsStated] : holders;
    }

    /// <summary>The case.</summary>
    public CaseItem Case { get; }

    /// <summary>Its subjects in the order of the text.</summary>
    public ImmutableArray<Subject> Subjects { get; }

    /// <summary>Its activities; none where it tells one only.</summary>
    public ImmutableArray<string> Activities { get; }

    /// <summary>The positions on its facts.</summary>
    public ImmutableArray<string> Positions { get; }

    /// <summary>The date of the case, or null.</summary>
    public DateOnly? On => Case.Properties.Date(PropertyKind.On);

    /// <summary>The date as of which the case is told, or null.</summary>
    public DateOnly? AsOf => Case.Properties.Date(PropertyKind.AsOf);

    /// <summary>Whether anything is said of a fact for a subject, in any activity.</summary>
    public bool Says(Fact fact, string subject) =>
        settings.ContainsKey(("", subject, fact)) || Activities.Any(activity => settings.ContainsKey((activity, subject, fact)));

    /// <summary>The facts that are disputed in some activity, each with whose it is; empty for facts of the activity.</summary>
    public IEnumerable<(Fact Fact, string Subject)> Disputed => disputed.Where(pair => pair.Value).Select(pair => (pair.Key.Item3, pair.Key.Item2)).Distinct();

    /// <summary>Whether a fact is disputed, in any activity.</summary>
    public bool IsDisputed(Fact fact, string subject) => Disputed.Contains((fact, subject));

    /// <summary>Whether a subject disclosed anything.</summary>
    public bool Discloses(Subject subject) =>
        settings.Values.SelectMany(list => list).SelectMany(setting => setting.Sayings).Any(saying => IsOwn(saying, subject.Name));

    /// <summary>What is known of a fact.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="subject">The subject's name; of no account for facts of the activity.</param>
    /// <param name="activity">The activity; empty for all together.</param>
    /// <param name="position">Whose view.</param>
    /// <param name="without">The subject whose own disclosures are left out; empty where all count.</param>
    public FactValue Of(Fact fact, string subject, string activity, string position, string without = "")
    {
        var owner = fact.Owner == Owner.Activity ? "" : subject;
        if (activity.Length > 0 || Activities.IsEmpty)
            return One(fact, owner, activity, position, without);
        return FactValue.Together(fact, [.. Activities.Select(name => One(fact, owner, name, position, without))]);
    }

    private static bool IsOwn(Saying saying, string subject) => saying.Kind == SayingKind.Disclosed && saying.By == subject;

    private void Add(string activity, string subject, Setting setting)
    {
        if (!book.FactOf.TryGetValue(setting.Fact, out var fact))
            return;
        if (!settings.TryGetValue((activity, subject, fact), out var list))
            settings.Add((activity, subject, fact), list = []);
        list.Add(setting);
    }

    private FactValue One(Fact fact, string owner, string activity, string position, string without)
    {
        var key = activity.Length > 0 && settings.ContainsKey((activity, owner, fact)) ? (activity, owner, fact) : ("", owner, fact);
        if (!settings.TryGetValue(key, out var list))
            return FactValue.Unknown(fact);
        var shared = list.Where(setting => setting.Sayings.IsEmpty || setting.Sayings
            .Any(saying => saying.Kind == SayingKind.Disclosed && !IsOwn(saying, without)))
            .Select(setting => FactValue.Of(fact, setting)).Aggregate(FactValue.Unknown(fact), (left, right) => left.And(right));
        var sources = list.SelectMany(setting => setting.Sayings).Where(saying => saying.Kind != SayingKind.Disclosed).Select(saying => saying.By).Distinct()
            .Where(source => !disputed[key] || source == position);
        return sources.Select(source => Said(fact, list, source)).Aggregate(shared, (left, right) => left.And(right));
    }

    private static FactValue Said(Fact fact, List<Setting> list, string source)
    {
        var values = list.SelectMany(setting => setting.Sayings.Where(saying => saying.By == source && saying.Kind != SayingKind.Disclosed)
            .Select(saying => saying.Kind == SayingKind.Denied ? FactValue.Denied(fact, setting) : FactValue.Of(fact, setting))).ToList();
        var together = values.Aggregate((left, right) => left.And(right));

        // A source that contradicts itself says nothing.
        return together.IsEmpty ? FactValue.Unknown(fact) : together;
    }

    private static bool Differ(Fact fact, List<Setting> list)
    {
        var sources = list.SelectMany(setting => setting.Sayings).Where(saying => saying.Kind != SayingKind.Disclosed).Select(saying => saying.By).Distinct()
            .ToList();
        if (sources.Count == 0)
            return false;
        var said = sources.Select(source => Said(fact, list, source)).ToList();
        var denied = list.Any(setting => setting.Sayings.Any(saying => saying.Kind == SayingKind.Denied));
        return denied || said.Aggregate((left, right) => left.And(right)).IsEmpty || said.Any(one => said.Any(one.DiffersInDay));
    }
}

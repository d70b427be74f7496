using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Comity.Forum;
using Comity.Forum.Paragraphs;
using Comity.Members;
using Comity.Members.Credentials;
using Comity.Negotiation;
using Comity.Norms.Language;
using Comity.Norms.Texts;
using Comity.Record;
using Comity.Record.Entries;
using Comity.Record.Files;

namespace Comity;

/// <summary>A name in an act: a value of a type that names something.</summary>
/// <param name="Place">Where the act writes it: `meeting`, `agenda[1].documents[0]`.</param>
/// <param name="Value">The name.</param>
/// <param name="IsNew">Whether it gives the name to something that was not there before.</param>
/// <param name="Beside">What stands beside it in the same record of the act.</param>
public sealed record NameInAct(string Place, FieldValue Value, bool IsNew, Beside Beside);

/// <summary>What acts name, and what the types of names mean. Forms, sentences, links in both directions and the rule that what is named exists ask
/// here.</summary>
public static class References
{
    private const int MostNear = 1000;
    private static readonly ConcurrentDictionary<Type, Part[]> Known = [];
    private static readonly ConcurrentDictionary<Type, bool> WithFiles = [];

    /// <summary>What each type of names means.</summary>
    public static ImmutableArray<AskedNaming> Namings { get; } = new NamingTable()
        .In(p => p.Record.Keys, RecordNaming.Key)
        .In(p => p.Record.Lots, RecordNaming.Lot)
        .In(p => p.Record.Received, RecordNaming.Received)
        .In(p => p.Record.Figures, RecordNaming.Figure)
        .In(p => p.Record.Sealing, RecordNaming.Sheet)
        .In(p => p.Files, RecordNaming.File)
        .In(p => p.Members.Participants, MembersNaming.Participant, MembersNaming.Group)
        .In(p => p.Members.Accreditation, MembersNaming.Applicant)
        .In(p => p.Members.Credentials, MembersNaming.Person)
        .In(p => p.Texts, TextNaming.Text)
        .In(p => p.Norms, TextNaming.Book)
        .In(p => p.Forum.Meetings, ForumNaming.Meeting, ForumNaming.Item, ForumNaming.WorkingGroup)
        .In(p => p.Forum.Documents, ForumNaming.Document, ForumNaming.Proposal)
        .In(p => p.Forum.Paragraphs, ParagraphNaming.Paragraph, ParagraphNaming.Words, ParagraphNaming.All)
        .In(p => p.Forum.Silence, ForumNaming.Silence)
        .In(p => p.Forum.Decisions, ForumNaming.Decision)
        .In(p => p.Forum.Grounds.Instruments, ForumNaming.Instrument)
        .In(p => p.Forum.Chair, ForumNaming.Seat)
        .In(p => p.Forum.Notices, ForumNaming.Notice)
        .In(p => p.Forum, ForumNaming.DutyGroup)
        .In(p => p.Forum.Commitments, ForumNaming.Commitment, ForumNaming.Measure, ForumNaming.Disclosure, ForumNaming.Review, ForumNaming.Question)
        .In(p => p.Consultations, NegotiationNaming.Consultation)
        .In(_ => Process.Kinds, ProcessNaming.ActKind)
        .Namings;

    private static readonly FrozenDictionary<Type, AskedNaming> ByType = Namings.ToFrozenDictionary(naming => naming.Type);

    /// <summary>What only files hold: norms and protections of a model, paragraphs of a document.</summary>
    private static readonly FrozenDictionary<Type, string> InFiles = new Dictionary<Type, string>
    {
        [typeof(NormId)] = "norm", [typeof(Forum.Commitments.ProtectionId)] = "protection", [typeof(Forum.Documents.ParagraphNumber)] = "paragraph",
    }.ToFrozenDictionary();

    /// <summary>What a type of names means; null for a type whose things only files hold, so that no register knows them.</summary>
    public static AskedNaming? Of(Type type) => ByType.GetValueOrDefault(type);

    /// <summary>The word for what a type of names means, in topics and addresses of the interface: `meeting`.</summary>
    public static string KindOf(Type type) => ByType.GetValueOrDefault(type)?.Kind ?? InFiles[type];

    /// <summary>The thing that a name in an act means; null where there is none, or no register knows.</summary>
    public static NamedThing? Find(Picture picture, NameInAct name) => Of(name.Value.GetType())?.Find(picture, name.Value.Text, name.Beside);

    /// <summary>The thing that is called nearest to a name that names nothing, by its id, its symbol or its title in a language; null where none is
    /// near.</summary>
    public static NamedThing? Nearest(Picture picture, AskedNaming naming, NameInAct name)
    {
        var called = naming.All(picture, name.Beside).Take(MostNear)
            .SelectMany(thing => new[] { thing.Id, thing.Symbol, thing.TitleIn("en"), thing.TitleIn("fr") }.OfType<string>().Distinct(StringComparer.Ordinal)
                .Select(text => (text, thing)))
            .DistinctBy(one => one.text, StringComparer.OrdinalIgnoreCase).ToDictionary(one => one.text, one => one.thing, StringComparer.OrdinalIgnoreCase);
        return called.GetValueOrDefault(name.Value.Text) ?? (Spelling.Nearest(name.Value.Text, called.Keys) is { } nearest ? called[nearest] : null);
    }

    /// <summary>Every name in an act, in the order in which it is written, with those in its lists, its records and the act that it carries.</summary>
    /// <param name="act">The act.</param>
    /// <param name="carries">Whether to go into an act that it carries.</param>
    public static IEnumerable<NameInAct> In(Act act, bool carries = true) => Fields(act, "", carries).Where(field => field.Value is IReference);

    /// <summary>What an act is about, so that two about the same can be told: the thing to which it gives a name, else the first that it names; the kind of
    /// act where it names nothing by itself. An office is one thing for each person.</summary>
    public static string SubjectOf(Act act)
    {
        var names = In(act, carries: false).Where(name => !name.Place.Contains('.', StringComparison.Ordinal)).ToList();
        var office = act is Appoint appoint ? appoint.Office : (act as EndAppointment)?.Office;
        return names.FirstOrDefault(name => name.IsNew) is { } made ? $"{KindOf(made.Value.GetType())} {made.Value.Text} {office}"
            : names is [var first, ..] ? $"{KindOf(first.Value.GetType())} {first.Value.Text} {office}" : ActName.KindOf(act);
    }

    /// <summary>The names and titles that an act gives to things, in its lists and in acts that it carries too.</summary>
    public static IEnumerable<NameInAct> Titles(Act act) => Fields(act, "", carries: true).Where(field => field.Value is Title);

    /// <summary>The files that an act names itself, without those of an act that it carries.</summary>
    internal static IEnumerable<NameInAct> Files(Act act) =>
        NamesFiles(act.GetType()) ? Fields(act, "", carries: false).Where(field => field.Value is FileName) : [];

    private static bool NamesFiles(Type type) => WithFiles.GetOrAdd(type, static type => PartsOf(type).Any(part =>
        part.Type.IsSubclassOf(typeof(FileName)) || (!part.Type.IsSubclassOf(typeof(FieldValue)) && part.Type != typeof(Act) && NamesFiles(part.Type))));

    private static IEnumerable<NameInAct> Fields(object record, string prefix, bool carries)
    {
        string? Beside(Type type) => PartsOf(record.GetType()).FirstOrDefault(part => part.Type == type)?.Property.GetValue(record)?.ToString();
        foreach (var part in PartsOf(record.GetType()))
            if (part.Property.GetValue(record) is { } value)
                foreach (var name in Of(value, prefix + part.Name, part.IsNew, Beside, carries))
                    yield return name;
    }

    private static IEnumerable<NameInAct> Of(object value, string place, bool isNew, Beside beside, bool carries) => value switch
    {
        Act when !carries => [],
        FieldValue named => [new(place, named, isNew, beside)],
        System.Collections.IEnumerable list => list.Cast<object?>().Index().SelectMany(item =>
            item.Item is null ? [] : Of(item.Item, FormattableString.Invariant($"{place}[{item.Index}]"), isNew, beside, carries)),
        _ => Fields(value, place + ".", carries),
    };

    private static Part[] PartsOf(Type type) => Known.GetOrAdd(type, Make);

    /// <summary>The properties of a record that can hold a name, in the order of its constructor.</summary>
    private static Part[] Make(Type type)
    {
        var parameters = type.GetConstructors().SelectMany(made => made.GetParameters()).ToLookup(parameter => parameter.Name, StringComparer.Ordinal);
        return
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => parameters.Contains(property.Name) && MayName(ItemOf(property.PropertyType)))
                .Select(property => new Part(
                    JsonNamingPolicy.CamelCase.ConvertName(property.Name), ItemOf(property.PropertyType), property,
                    parameters[property.Name].Any(parameter => parameter.IsDefined(typeof(NewAttribute), inherit: false)))),
        ];
    }

    private static Type ItemOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? type.GetGenericArguments()[0] : type;

    private static bool MayName(Type type) =>
        type.IsSubclassOf(typeof(FieldValue)) ? type.IsAssignableTo(typeof(IReference)) || type.IsSubclassOf(typeof(FileName)) || type == typeof(Title)
            : type.IsClass && type != typeof(string) && type.Namespace?.StartsWith(nameof(Comity), StringComparison.Ordinal) == true;

    private sealed record Part(string Name, Type Type, PropertyInfo Property, bool IsNew);
}

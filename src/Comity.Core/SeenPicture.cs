using System.Collections;
using System.Collections.Immutable;
using Comity.Forum;
using Comity.Forum.Carrying;
using Comity.Forum.Chair;
using Comity.Forum.Commitments;
using Comity.Forum.Decisions;
using Comity.Forum.Documents;
using Comity.Forum.Grounds;
using Comity.Forum.Meetings;
using Comity.Forum.Notices;
using Comity.Forum.Paragraphs;
using Comity.Forum.Procedure;
using Comity.Forum.Silence;
using Comity.Members;
using Comity.Negotiation;
using Comity.Negotiation.Consultations;
using Comity.Norms;
using Comity.Norms.Texts;
using Comity.Record;
using Comity.Record.Entries;
using Comity.Record.Figures;
using Comity.Record.Files;
using Comity.Record.Keys;
using Comity.Record.Lots;
using Comity.Record.Received;
using Comity.Record.Sealing;

namespace Comity;

/// <summary>
/// Makes of the picture that of a reader. It begins with nothing and takes over what the reader sees, so that a register that is added later is hidden from
/// everybody who does not read everything until it is written here. Who does not read the record learns no size, no time of the last entry, and nothing that
/// was only in an entry.
/// </summary>
internal sealed class SeenPicture(Picture whole, Sight sight, Picture? before)
{
    /// <summary>The picture that a sight shows.</summary>
    /// <param name="whole">The picture.</param>
    /// <param name="sight">The sight.</param>
    /// <param name="before">What the same sight showed before; what is the same is the same object again.</param>
    public static Picture Of(Picture whole, Sight sight, Picture? before) => new SeenPicture(whole, sight, before).Made();

    private Picture Made()
    {
        var record = Kept(before?.Record, sight.Sees(ThingClass.Record) ? whole.Record with { Figures = Figures() } : FoundingOnly());
        var members = Kept(before?.Members, whole.Members.SeenBy(sight, record));
        var norms = Kept(before?.Norms, new NormsPicture(record, members, Issued(Texts())));
        var forum = Kept(before?.Forum, Forum(record, members, norms));
        var negotiation = Kept(before?.Negotiation, new NegotiationPicture(record, members, norms, forum, Consultations()));
        var seen = Picture.Shown(
            sight.Sees(ThingClass.Record) ? whole : Picture.Empty, whole.Begun, record, members, norms, forum, negotiation, Files(norms.Texts, forum));
        return before == seen ? before : seen;
    }

    private RecordPicture FoundingOnly() => new(
        whole.Record.Founding, KeysRegister.Empty, ReceivedRegister.Empty, SealingRegister.Empty, LotsRegister.Empty, FiguresRegister.Empty);

    /// <summary>The texts; positions and models are proposals.</summary>
    private TextsRegister Texts()
    {
        var (all, seen) = (whole.Norms.Texts, TextsRegister.Empty);
        if (sight.Sees(ThingClass.Texts))
            seen = seen with { Texts = all.Texts };
        return sight.Sees(ThingClass.Proposals)
            ? seen with { Models = all.Models, Positions = all.Positions, Former = all.Former, Bindings = all.Bindings } : seen;
    }

    /// <summary>The texts but those that a silence carries whose adoption is not announced yet: they bind those who take part, and are issued then.</summary>
    private TextsRegister Issued(TextsRegister texts)
    {
        if (sight.Sees(ThingClass.Record) || texts.Texts.IsEmpty)
            return texts;
        var unissued = whole.Forum.Silence.All.Values.Where(one => one is { Status: SilenceStatus.Adopted, IsIssued: false })
            .SelectMany(one => whole.Forum.Carrying.Of(one.Act.Silence)?.Acts ?? []).Select(one => TextIn(one.Act)).OfType<string>().ToList();
        var known = before?.Norms.Texts.Texts ?? TextsRegister.Empty.Texts;
        return unissued.Count == 0 ? texts : texts with { Texts = Same(known, texts.Texts.RemoveRange(unissued)) };
    }

    private static string? TextIn(Act act) => act switch
    {
        AdoptText adopt => adopt.Text,
        AdoptTextInParagraphs adopt => adopt.Text,
        _ => null,
    };

    private ForumPicture Forum(RecordPicture record, MembersPicture members, NormsPicture norms)
    {
        var all = whole.Forum;
        var documents = Documents();
        return new(
            record, members, norms,
            Of(ThingClass.Members, all.Procedure, ProcedureRegister.Empty), documents, Of(ThingClass.Meetings, all.Meetings, MeetingsRegister.Empty),
            Of(ThingClass.Members, all.Chair, ChairRegister.Empty), Silence(all.Silence),
            Of(ThingClass.Decisions, all.Decisions, DecisionsRegister.Empty), Of(ThingClass.Decisions, all.Grounds, GroundsRegister.Empty),
            Of(ThingClass.Decisions, all.Carrying, CarryingRegister.Empty),
            Of(ThingClass.Record, all.Notices, NoticesRegister.Empty),
            Of(ThingClass.Statements, all.Commitments, CommitmentsRegister.Empty))
        {
            Paragraphs = Paragraphs(documents, norms.Texts),
        };
    }

    /// <summary>The texts under silence: who objected is kept from those who do not read the record, where the terms say that members alone see it.</summary>
    private SilenceRegister Silence(SilenceRegister all)
    {
        if (!sight.Sees(ThingClass.Decisions) || sight.Sees(ThingClass.Record))
            return Of(ThingClass.Decisions, all, SilenceRegister.Empty);
        var (shown, known) = (all.WithoutObjectors(), before?.Forum.Silence ?? SilenceRegister.Empty);
        return ReferenceEquals(shown.All, all.All) ? all : shown with { All = Same(known.All, shown.All) };
    }

    /// <summary>The paragraphs of the documents and of the texts that are shown.</summary>
    private ParagraphsRegister Paragraphs(DocumentsRegister documents, TextsRegister texts)
    {
        var all = whole.Forum.Paragraphs;
        var ofTexts = all.Texts.Where(one => texts.Texts.ContainsKey(one.Key)).ToImmutableSortedDictionary(StringComparer.Ordinal);
        var shown = ofTexts.Values.Where(id => id.Length > 0).Concat(documents.All.Keys).ToHashSet(StringComparer.Ordinal);
        var known = before?.Forum.Paragraphs ?? ParagraphsRegister.Empty;
        return all.Documents.Keys.All(shown.Contains) && ofTexts.Count == all.Texts.Count && all.Issuers.Keys.All(shown.Contains) ? all : new(
            Same(known.Documents, all.Documents.RemoveRange(all.Documents.Keys.Where(id => !shown.Contains(id)))),
            Same(known.Issuers, all.Issuers.RemoveRange(all.Issuers.Keys.Where(id => !shown.Contains(id)))),
            Same(known.Homes, all.Homes.RemoveRange(all.Homes.Where(one => !shown.Contains(one.Value)).Select(one => one.Key))),
            Same(known.Texts, ofTexts));
    }

    /// <summary>Documents and statements for those for whom they are; wordings proposed for a document are proposals.</summary>
    private DocumentsRegister Documents()
    {
        var all = whole.Forum.Documents;
        var shown = all.All.Values.All(Shows) ? all.All
            : Same(
                before?.Forum.Documents.All ?? DocumentsRegister.Empty.All,
                all.All.RemoveRange(all.All.Values.Where(one => !Shows(one)).Select(one => one.Id)));
        return DocumentsRegister.Empty with
        {
            All = shown, Proposals = Of(ThingClass.Proposals, all.Proposals, DocumentsRegister.Empty.Proposals),
        };
    }

    private bool Shows(Document document) =>
        sight.Sees(ThingClass.Documents) && (document.Act.Kind != DocumentKind.Statement || sight.Sees(ThingClass.Statements))
        && (document.Act.Distribution == Distribution.General || sight.TakesPart || (sight.Sees(ThingClass.Record) && !document.IsNarrower));

    /// <summary>Consultations are for those who take part, and, as all else, for those who read the record; one for an audience is for those who are in
    /// it.</summary>
    private ConsultationsRegister Consultations()
    {
        if (!sight.SeesConsultations)
            return ConsultationsRegister.Empty;
        var (all, known) = (whole.Consultations.SeenBy(sight), before?.Consultations);
        return known is not null && known.All.Count == all.All.Count && all.All.All(one => ReferenceEquals(known.All.GetValueOrDefault(one.Key), one.Value))
            ? known : all;
    }

    /// <summary>The figures without those of consultations that are hidden.</summary>
    private FiguresRegister Figures()
    {
        if (sight.Without.Length == 0)
            return whole.Record.Figures;
        var hidden = whole.Consultations.All.Keys.Where(sight.Hides).Select(Consultation.FigureOf).ToHashSet(StringComparer.Ordinal);
        return new(whole.Record.Figures.Figures.RemoveAll(figure => hidden.Contains(figure.Act.Figure)));
    }

    /// <summary>Who does not read the record has the files of the texts, documents and decisions that are shown, and of the models.</summary>
    private FilesRegister Files(TextsRegister texts, ForumPicture forum)
    {
        if (sight.Sees(ThingClass.Record))
            return whole.Files;
        var shown = forum.Documents.All.Values.SelectMany(one => one.Files.Values.Select(file => file.File))
            .Concat(texts.Texts.Values.SelectMany(text => ActFiles.Of(text.Act)).Select(file => file.Hash)).Concat(texts.Models.Keys)
            .Concat(forum.Carrying.All.Values.SelectMany(carried => carried.Acts.SelectMany(one => ActFiles.Of(one.Act))).Select(file => file.Hash))
            .Distinct().Select(hash => KeyValuePair.Create(hash, whole.Files.Find(hash))).Where(one => one.Value is not null)
            .ToImmutableDictionary(one => one.Key, one => one.Value!);
        var known = before?.Files.All;
        return FilesRegister.Empty with
        {
            All = known is not null && known.Count == shown.Count && shown.All(one => known.GetValueOrDefault(one.Key) == one.Value) ? known : shown,
        };
    }

    private T Of<T>(ThingClass one, T all, T none) => sight.Sees(one) ? all : none;

    private static T Kept<T>(T? before, T now)
        where T : class => before is not null && before.Equals(now) ? before : now;

    /// <summary>The same object as before where it holds the same.</summary>
    private static TMap Same<TMap>(TMap before, TMap now)
        where TMap : IDictionary =>
        before.Count == now.Count && before.Keys.Cast<object>().All(key => now.Contains(key) && Equals(before[key], now[key])) ? before : now;
}

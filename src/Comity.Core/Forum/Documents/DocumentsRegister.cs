using System.Collections.Immutable;
using Comity.Record.Entries;
using Comity.Record.Log;

namespace Comity.Forum.Documents;

/// <summary>A document as it stands.</summary>
/// <param name="Act">The act that entered it.</param>
/// <param name="Position">The position of its entry.</param>
/// <param name="At">When it was entered.</param>
/// <param name="Files">Its files by language, and since when each is there.</param>
/// <param name="Due">The languages that are promised and not there, with their days.</param>
/// <param name="Withdrawn">Why it was taken back; null while it stands.</param>
/// <param name="Statement">The act that circulated it, when it is a participant's statement.</param>
public sealed record Document(
    IssueDocument Act, long Position, DateTimeOffset At, ImmutableSortedDictionary<string, LanguageFile> Files, ImmutableSortedDictionary<string,
    DateOnly?> Due,
    string? Withdrawn = null, CirculateStatement? Statement = null)
{
    /// <summary>Its id.</summary>
    public string Id => Act.Document;

    /// <summary>Whether it is a statement that its author gave to those who take part only: its page is theirs too.</summary>
    public bool IsNarrower { get; init; }

    /// <summary>Its symbol, or its title where it has none.</summary>
    public string Name => Act.Symbol ?? Act.Title;
}

/// <summary>The file of a document in a language.</summary>
/// <param name="File">Its hash.</param>
/// <param name="Since">When it was there.</param>
/// <param name="Position">The position of the entry that brought it.</param>
public sealed record LanguageFile(Hash File, DateTimeOffset Since, long Position);

/// <summary>A wording that a participant proposed.</summary>
/// <param name="Position">The position of its entry.</param>
/// <param name="At">When it was proposed.</param>
/// <param name="Participant">By whom.</param>
/// <param name="Act">The act.</param>
/// <param name="IsWithdrawn">Whether it was withdrawn.</param>
public sealed record WordingProposal(long Position, DateTimeOffset At, string Participant, ProposeWording Act, bool IsWithdrawn = false);

/// <summary>The register of documents, and the wordings proposed for them.</summary>
/// <param name="All">The documents by id.</param>
/// <param name="Proposals">The proposals by position.</param>
public sealed record DocumentsRegister(ImmutableSortedDictionary<string, Document> All, ImmutableSortedDictionary<long, WordingProposal> Proposals)
{
    /// <summary>Before the first entry.</summary>
    public static DocumentsRegister Empty { get; } =
        new(ImmutableSortedDictionary.Create<string, Document>(StringComparer.Ordinal), ImmutableSortedDictionary<long, WordingProposal>.Empty);

    /// <summary>Whether a statement is for those who take part only.</summary>
    public bool HasNarrower { get; private init; }

    /// <summary>The document with this id, unless it was withdrawn.</summary>
    public Document? Find(string id) => All.GetValueOrDefault(id) is { Withdrawn: null } document ? document : null;

    /// <summary>The documents that follow from one: its revisions, corrigenda, addenda, and what was reissued for it.</summary>
    public IEnumerable<Document> Of(string id) => All.Values.Where(document => document.Act.To == id).OrderBy(document => document.Position);

    /// <summary>The proposals for a document, by paragraph in the order in which the paragraphs were first touched.</summary>
    public IEnumerable<IGrouping<string, WordingProposal>> Compilation(string id) =>
        Proposals.Values.Where(proposal => proposal.Act.Document == id && !proposal.IsWithdrawn)
            .GroupBy(proposal => proposal.Act.Paragraph.Value, StringComparer.Ordinal);

    /// <summary>The register after an act took effect.</summary>
    public DocumentsRegister Apply(Effect effect) => effect.Act switch
    {
        IssueDocument act => Set(Made(effect, act)),
        CirculateStatement act => Set(Made(effect, AsDocument(effect, act, Distribution.General)) with { Statement = act }),
        CirculateStatementTo act => Set(Made(effect, AsDocument(effect, act.Circulates, act.Readers)) with
        {
            Statement = act.Circulates, IsNarrower = act.Readers == Distribution.Limited,
        }),
        AddLanguage act when All.GetValueOrDefault(act.Document) is { } document => Set(document with
        {
            Files = document.Files.SetItem(act.Language, new(act.File, effect.At, effect.Position)), Due = document.Due.Remove(act.Language),
        }),
        WithdrawDocument act when All.GetValueOrDefault(act.Document) is { } document => Set(document with { Withdrawn = act.Reason }),
        ProposeWording act => this with { Proposals = Proposals.SetItem(effect.Position, new(effect.Position, effect.At, effect.As, act)) },
        WithdrawWording act when Proposals.GetValueOrDefault(act.Proposal) is { } proposal =>
            this with { Proposals = Proposals.SetItem(act.Proposal, proposal with { IsWithdrawn = true }) },
        _ => this,
    };

    private static IssueDocument AsDocument(Effect effect, CirculateStatement act, Distribution distribution) =>
        new(act.Document, null, DocumentKind.Statement, act.Title, distribution, [new(act.Language, act.File.Value)], effect.As);

    /// <summary>Whatever the rules of its time let pass: a language that stands twice is the first of the two.</summary>
    private static Document Made(Effect effect, IssueDocument act)
    {
        var languages = act.Languages.DistinctBy(one => one.Language).ToLookup(one => one.File is not null);
        return new(
            act, effect.Position, effect.At,
            languages[true].ToImmutableSortedDictionary(one => one.Language.Value, one => new LanguageFile(one.File!.Value, effect.At, effect.Position),
                StringComparer.Ordinal),
            languages[false].ToImmutableSortedDictionary(one => one.Language.Value, one => one.Due, StringComparer.Ordinal));
    }

    private DocumentsRegister Set(Document document) =>
        this with { All = All.SetItem(document.Id, document), HasNarrower = HasNarrower || document.IsNarrower };
}

using System.Collections.Immutable;
using System.Globalization;
using Comity.Forum.Paragraphs;
using Comity.Members.Participants;
using Comity.Members.Readers;
using Comity.Norms.Texts;
using Comity.Record.Entries;

namespace Comity.Forum.Documents;

/// <summary>What must hold of documents.</summary>
public static class DocumentRules
{
    private const int MostSymbol = 60;
    private const int MostLanguages = 30;

    /// <summary>A document has an id of its own (small letters, digits and hyphens, at most 40), and a symbol that no other document bears but one that it
    /// reissues.</summary>
    [Rule("Comity", Cases = ["malformed", "taken", "symbol"])]
    public static Refusal? DocumentIsNew(DocumentsRegister register, Attempt attempt, Act act) =>
        IdOf(act) is not { } id ? null
        : Identifier.Fault(id, register.All.ContainsKey(id)) is { } fault ? Refusal.Of("document", "document", id).In(fault)
        : act is IssueDocument { Symbol: { } symbol } issue && register.All.Values.Any(other => other.Act.Symbol == symbol && !IsReissueOf(issue, other))
            ? Refusal.Of("symbol", "document", symbol).In("symbol")
        : null;

    /// <summary>A non-paper bears no symbol; official documents, conference room papers, documents for information, working papers and reports do; statements,
    /// summaries and letters may.
    /// A symbol has at most 60 visible ASCII characters.</summary>
    [Rule("UN document symbols (ST/LIB/SER.B/5); Comity", Cases = ["none", "needed", "malformed"])]
    public static Refusal? DocumentBearsItsSymbol(DocumentsRegister register, Attempt attempt, IssueDocument act) =>
        SymbolFault(act) is { } fault ? Refusal.Of("symbol", [("kind", act.Kind.ToString()), ("symbol", act.Symbol ?? "")]).In(fault) : null;

    /// <summary>A non-paper, a report, a chair's summary and a chair's letter have no participant as author; a working paper and a statement have one; others
    /// may. An author takes part.</summary>
    [Rule("Comity", Cases = ["needed", "none", "stranger"])]
    public static Refusal? AuthorIsWhereOneBelongs(ParticipantsRegister register, Attempt attempt, IssueDocument act) =>
        AuthorFault(register, act) is { } fault ? Refusal.Of("author", [("kind", act.Kind.ToString()), ("participant", act.Author ?? "")]).In(fault) : null;

    /// <summary>A document that stands to another names how and to which: one that is there, and still stands unless it is reissued.</summary>
    [Rule("Comity", Cases = ["relation", "document", "missing", "withdrawn"])]
    public static Refusal? RelationIsWhole(DocumentsRegister register, Attempt attempt, IssueDocument act) => (act.Relation, act.To) switch
    {
        (null, null) => null,
        (null, _) => Refusal.Of("relation", "document", act.To!).In("relation"),
        (_, null) => Refusal.Of("to", "document", "").In("document"),
        (_, { } to) when register.All.GetValueOrDefault(to) is not { } => Refusal.Of("to", "document", to).In("missing"),
        ({ } relation, { } to) => register.All[to].Withdrawn is null || relation == DocumentRelation.Reissues
            ? null
            : Refusal.Of("to", "document", to).In("withdrawn"),
    };

    /// <summary>What revises, corrects or adds to a document that bears a symbol bears that symbol with `/Rev.`, `/Corr.` or `/Add.` and a number; what is
    /// reissued bears the same, with or without an asterisk.</summary>
    [Rule("UN document symbols (ST/LIB/SER.B/5)")]
    public static Refusal? RevisionFollowsItsSymbol(DocumentsRegister register, Attempt attempt, IssueDocument act)
    {
        if (act is not { Relation: { } relation, To: { } to, Symbol.Value: { } symbol } || register.All.GetValueOrDefault(to)?.Act.Symbol is not { } other)
            return null;
        var wanted = relation switch
        {
            DocumentRelation.Revises => $"{WithoutRevision(other)}/Rev.",
            DocumentRelation.Corrects => $"{other}/Corr.",
            DocumentRelation.AddsTo => $"{other}/Add.",
            _ => other.Value,
        };
        var follows = relation == DocumentRelation.Reissues ? symbol.TrimEnd('*') == other.Value.TrimEnd('*')
            : symbol.StartsWith(wanted, StringComparison.Ordinal) && IsNumber(symbol[wanted.Length..]);
        return follows ? null : Refusal.Of("symbol", [("symbol", symbol), ("wanted", relation == DocumentRelation.Reissues ? wanted : wanted + "1")]);
    }

    /// <summary>A document is there in at least one language or due in one: each once, with its file or a day that has not passed, and not with both.</summary>
    [Rule("A/520/Rev.21 rules 55 to 57; Comity", Cases = ["none", "many", "malformed", "twice", "both", "neither", "past"])]
    public static Refusal? LanguageIsThereOrDue(DocumentsRegister register, Attempt attempt, Act act)
    {
        var languages = LanguagesOf(act);
        if (languages.Length is 0 or > MostLanguages)
            return Refusal.Of("languages", "language", "").In(languages.IsEmpty ? "none" : "many");
        var today = DateOnly.FromDateTime(attempt.At.UtcDateTime.AddHours(-12));
        foreach (var (place, one) in languages.Index())
            if (LanguageFault(languages, one, today) is { } fault)
                return Refusal.Of(act is IssueDocument ? $"languages[{place.ToString(CultureInfo.InvariantCulture)}]" : "language", "language", one.Language)
                    .In(fault);
        return null;
    }

    /// <summary>One adds to a document, takes it back or proposes other words for it while it stands.</summary>
    [Rule("Comity")]
    public static Refusal? DocumentStands(DocumentsRegister register, Attempt attempt, Act act) =>
        NamedBy(act) is { } id && register.Find(id) is null ? Refusal.Of("document", "document", id) : null;

    /// <summary>A language version is added once; what is to take its place is a revision or reissued.</summary>
    [Rule("Comity", Cases = ["malformed", "present"])]
    public static Refusal? LanguageIsMissing(DocumentsRegister register, Attempt attempt, AddLanguage act) =>
        !IsLanguage(act.Language) ? Refusal.Of("language", "language", act.Language).In("malformed")
        : register.Find(act.Document)?.Files.ContainsKey(act.Language) == true ? Refusal.Of("language", "language", act.Language).In("present")
        : null;

    /// <summary>A language version is for those for whom the document is.</summary>
    [Rule("Comity")]
    public static Refusal? DistributionIsThatOfTheDocument(DocumentsRegister register, Attempt attempt, AddLanguage act) =>
        register.Find(act.Document) is { } document && document.Act.Distribution != act.Distribution
            ? Refusal.Of("distribution", "distribution", document.Act.Distribution.ToString())
            : null;

    /// <summary>A document is taken back by its author or by the secretariat; the chair's summary and letter by the chair.</summary>
    [Rule("A/520/Rev.21 rule 80; Comity")]
    public static Refusal? DocumentIsOnesOwn(DocumentsRegister register, Attempt attempt, WithdrawDocument act) =>
        attempt.As == Capacity.Secretariat || register.Find(act.Document) is not { } document || document.Act.Author == attempt.As
            || (attempt.As == Capacity.Chair && document.Act.Kind is DocumentKind.ChairsSummary or DocumentKind.Letter)
            ? null
            : Refusal.Of("document", "document", act.Document);

    /// <summary>A statement is circulated by, and a document issued for, who has the right to circulate.</summary>
    [Rule("A/RES/65/276; A/RES/52/250; Comity")]
    public static Refusal? CirculatingIsARight(ParticipantsRegister register, Attempt attempt, Act act) =>
        (act is IssueDocument issue ? issue.Author?.Value : attempt.As) is { } code && register.Find(code)?.May(ParticipantRight.Circulate) == false
            ? Refusal.Of(act is IssueDocument ? "author" : null, "participant", code)
            : null;

    /// <summary>An author gives a statement to those who take part only where the terms say that authors may.</summary>
    [Rule("Comity")]
    public static Refusal? AuthorNarrowsWhereTermsAllow(ReadersRegister register, Attempt attempt, CirculateStatementTo act) =>
        act.Readers == Distribution.General || register.AllowsNarrower ? null : Refusal.Of("distribution");

    /// <summary>Other words are proposed by who has the right to propose.</summary>
    [Rule("A/RES/65/276; A/RES/52/250; Comity")]
    public static Refusal? ProposingIsARight(ParticipantsRegister register, Attempt attempt, ProposeWording act) =>
        register.Find(attempt.As)?.May(ParticipantRight.Propose) == false ? Refusal.Of(null, "participant", attempt.As) : null;

    /// <summary>A proposal has words, unless it deletes a paragraph; then it has none.</summary>
    [Rule("Comity", Cases = ["needed", "none"])]
    public static Refusal? WordingHasItsWords(DocumentsRegister register, Attempt attempt, ProposeWording act) =>
        (act.Words is null) == (act.Kind == WordingKind.Delete)
            ? null
            : Refusal.Of("words", "paragraph", act.Paragraph).In(act.Words is null ? "needed" : "none");

    /// <summary>One withdraws a wording that one has proposed, once.</summary>
    [Rule("A/520/Rev.21 rule 80")]
    public static Refusal? WordingIsOnesOwn(DocumentsRegister register, Attempt attempt, WithdrawWording act) =>
        register.Proposals.GetValueOrDefault(act.Proposal) is { IsWithdrawn: false } proposal && proposal.Participant == attempt.As
            ? null
            : Refusal.Of("proposal", "position", act.Proposal.Text);

    private static string? SymbolFault(IssueDocument act) => act switch
    {
        { Kind: DocumentKind.NonPaper, Symbol: not null } => "none",
        { Symbol: null } => NeedsSymbol(act.Kind) ? "needed" : null,
        { Symbol: { } symbol } => IsSymbol(symbol) ? null : "malformed",
    };

    private static string? AuthorFault(ParticipantsRegister register, IssueDocument act) => act switch
    {
        { Author: null } => act.Kind is DocumentKind.WorkingPaper or DocumentKind.Statement ? "needed" : null,
        { Author: { } author } => HasNoAuthor(act.Kind) ? "none" : register.Find(author) is null ? "stranger" : null,
    };

    private static string? LanguageFault(ImmutableArray<DocumentLanguage> languages, DocumentLanguage one, DateOnly today) =>
        !IsLanguage(one.Language) ? "malformed"
        : languages.Count(other => other.Language == one.Language) > 1 ? "twice"
        : one is { File: not null, Due: not null } ? "both"
        : one is { File: null, Due: null } ? "neither"
        : one.Due < today ? "past"
        : null;

    private static bool NeedsSymbol(DocumentKind kind) =>
        kind is DocumentKind.Official or DocumentKind.ConferenceRoomPaper or DocumentKind.Information or DocumentKind.WorkingPaper or DocumentKind.Report;

    private static bool HasNoAuthor(DocumentKind kind) =>
        kind is DocumentKind.NonPaper or DocumentKind.Report or DocumentKind.ChairsSummary or DocumentKind.Letter;

    private static bool IsReissueOf(IssueDocument issue, Document other) => issue.Relation == DocumentRelation.Reissues && issue.To == other.Id;

    private static bool IsSymbol(string symbol) => symbol.Length is > 0 and <= MostSymbol && symbol.All(letter => letter is > ' ' and <= '~');

    internal static bool IsLanguage(string code) =>
        code.Length is >= 2 and <= 20 && code.Split('-') is var parts && parts[0].Length is 2 or 3 && parts[0].All(char.IsAsciiLetterLower)
            && parts.Skip(1).All(part => part.Length is >= 2 and <= 8 && part.All(char.IsAsciiLetterOrDigit));

    private static string WithoutRevision(string symbol)
    {
        var place = symbol.LastIndexOf("/Rev.", StringComparison.Ordinal);
        return place > 0 && IsNumber(symbol[(place + 5)..]) ? symbol[..place] : symbol;
    }

    private static bool IsNumber(string text) => text.Length is > 0 and <= 3 && text[0] != '0' && text.All(char.IsAsciiDigit);

    private static ImmutableArray<DocumentLanguage> LanguagesOf(Act act) => act switch
    {
        IssueDocument issue => issue.Languages,
        CirculateStatement circulate => [new(circulate.Language, circulate.File.Value)],
        CirculateStatementTo circulate => [new(circulate.Language, circulate.File)],
        _ => [],
    };

    private static string? IdOf(Act act) => act switch
    {
        IssueDocument issue => issue.Document,
        CirculateStatement circulate => circulate.Document,
        CirculateStatementTo circulate => circulate.Document,
        _ => null,
    };

    private static string? NamedBy(Act act) => act switch
    {
        AddLanguage add => add.Document,
        WithdrawDocument withdraw => withdraw.Document,
        ProposeWording propose => propose.Document,
        EnterParagraphs enter => enter.Document,
        TranslateParagraphs translate => translate.Document,
        AdoptTextInParagraphs { Document: { } adopted } => adopted,
        _ => null,
    };
}

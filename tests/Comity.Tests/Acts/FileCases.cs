using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Comity.Accounts.Enrolment;
using Comity.Forum.Commitments;
using Comity.Forum.Decisions;
using Comity.Forum.Documents;
using Comity.Forum.Grounds;
using Comity.Forum.Silence;
using Comity.Members.Participants;
using Comity.Members.Credentials;
using Comity.Norms.Drafts;
using Comity.Norms.Figures;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Figures;
using Comity.Record.Log;
using Comity.Record.Received;
using Comity.Tests.Forum;
using Comity.Tests.House;
using Comity.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Comity.Tests.Acts;

/// <summary>An act that can be done now, with files that nobody has sent yet.</summary>
/// <param name="Act">The act.</param>
/// <param name="Capacity">On whose behalf.</param>
/// <param name="Files">What is sent for it; nothing where it names what is there already.</param>
/// <param name="Sent">What its page sends, by the place at which the act names it.</param>
internal sealed record FileCase(Act Act, string Capacity, byte[][] Files, params (string Place, string Name, byte[] Content)[] Sent)
{
    /// <summary>Whether everybody may have the files once the entry is there.</summary>
    public bool IsPublic { get; init; } = true;
}

/// <summary>Each act that can have a file, in a situation in which it is right.</summary>
internal static class FileCases
{
    private const string Secretariat = Capacity.Secretariat;
    private static readonly DateOnly Day = new(2026, 1, 1);
    private static int numbers;

    /// <summary>The cases by their names: the kind of act, and where it has two uses for a file which it is.</summary>
    public static IReadOnlyDictionary<string, Func<ProcessSite, Task<FileCase>>> All { get; } = new Dictionary<string, Func<ProcessSite, Task<FileCase>>>
    {
        [nameof(AdoptText)] = _ => One(Secretariat, "languages[0].file",
            (id, file) => new AdoptText(id, "A text", id, [new("en", file)], Day, "Decision 9")),
        [nameof(NameFoundingInstrument)] = _ => One(Secretariat, "file",
            (id, file) => new NameFoundingInstrument("An assembly", id, Day, file)),
        [nameof(EnterInstrument)] = _ => One(Secretariat, "file",
            (id, file) => new EnterInstrument(id, "An assembly", id, Day, file, [new EndParticipation("UTO", "It left.")])),
        ["PutDecision carrying a text"] = _ => One("UTO", "carries[0].languages[0].file", (id, file) => new PutDecisionCarrying(
            id, "A decision", DecisionMatter.Substantive, [new AdoptText(id, "A text", id, [new("en", file)], Day, "With the decision")], "It is adopted.")),
        ["PutDecision carrying a model"] = _ => Task.FromResult(Carried(Model())),
        [nameof(EnterModel)] = _ => Task.FromResult(Model()),
        [nameof(ChangeModelStatus)] = async site =>
        {
            var book = await BookAsync(site, ForumBooks.Strict);
            return new FileCase(new ChangeModelStatus(book, ModelStatus.ChairsAid, "Decision 9"), Secretariat, []);
        },
        [nameof(PublishFigure)] = _ => One(Secretariat, "inputs[0]",
            (id, file) => new PublishFigure("weather", "weather/9", [file], [new(id, 3)], FigureBasis.Recomputable)),
        [nameof(EnterNormsReview)] = ReviewAsync,
        [nameof(ReportOnCommitment)] = _ => One("UTO", "evidence",
            (_, file) => new ReportOnCommitment("contact-point", CommitmentClaim.Kept, "Requests were answered.", file)),
        [nameof(AssessCommitment)] = async site =>
        {
            var id = Id();
            var person = Pseudonym.Of(RandomNumberGenerator.GetBytes(10));
            await site.ReceiveAsync("ERE", new IssueCredentials(person, DelegationStanding.Head, site.Picture.At, null, [], "NV/3"));
            await site.ActAsync(person, "ERE", Undertaking(site, id));
            return await One("UTO", "evidence", (_, file) => new AssessCommitment(id, CommitmentFinding.Shown, "An answer came in time.", file));
        },
        [nameof(Disclose)] = _ => One("UTO", "file",
            (id, file) => new Disclose(id, DisclosureSubject.Doctrine, "Doctrine", DisclosureLayer.Public, file)),
        ["Disclose to members"] = async _ => await One("UTO", "file",
            (id, file) => new Disclose(id, DisclosureSubject.Notification, "A notification", DisclosureLayer.Members, file)) with { IsPublic = false },
        [nameof(BreakSilence)] = async site =>
        {
            var id = Id();
            await site.ActAsync(new IssueDocument(id, $"A/{id}", DocumentKind.Official, "A draft", Distribution.General,
                [new("en", KnownFiles.Of(id)), new("fr", KnownFiles.Of(id + " en français"))]));
            await site.ActAsync(new BeginSilence(id, "A draft", id, site.Picture.At.AddDays(20)));
            return await One("UTO", "file", (_, file) => new BreakSilence(id, SilenceBreakKind.Amendment, "Another time is needed.", file));
        },
        [nameof(IssueDocument)] = _ => One(Secretariat, "languages[0].file",
            (id, file) => new IssueDocument(id, $"A/{id}", DocumentKind.Official, "A paper", Distribution.General, [new("en", file)])),
        ["IssueDocument to members"] = async _ => await One(Secretariat, "languages[0].file",
            (id, file) => new IssueDocument(id, null, DocumentKind.NonPaper, "Elements", Distribution.Limited, [new("en", file)])) with { IsPublic = false },
        [nameof(AddLanguage)] = async site =>
        {
            var id = Id();
            await site.ActAsync(new IssueDocument(id, $"A/{id}", DocumentKind.Official, "A paper", Distribution.General, [new("en", KnownFiles.Of(id))]));
            return await One(Secretariat, "file", (_, file) => new AddLanguage(id, "es", file, Distribution.General));
        },
        [nameof(CirculateStatement)] = _ => One("UTO", "file",
            (id, file) => new CirculateStatementTo(id, "A statement", "en", file, CheckAgainstDelivery: false, Distribution.General)),
        [nameof(EnterReceived)] = async _ => await One(Secretariat, "document", (id, file) => new EnterReceived(
            "ERE", new TakePosition("norms-2015", null, Stance.Supports), ReceivedKind.NoteVerbale, id, Day, file)) with { IsPublic = false },
        [$"{nameof(EnterReceived)} with its arrival"] = async _ => await One(Secretariat, "document", (id, file) => new EnterArrived(
            "ERE", new TakePosition("norms-2015", null, Stance.Supports), ReceivedKind.NoteVerbale, id, Day, file,
            new(2026, 1, 2, 9, 0, 0, TimeSpan.Zero))) with { IsPublic = false },
    };

    private static string Id() => $"matrix-{Interlocked.Increment(ref numbers)}";

    /// <summary>An act with one file of its own.</summary>
    private static Task<FileCase> One(string capacity, string place, Func<string, Hash, Act> act)
    {
        var id = Id();
        var content = Encoding.UTF8.GetBytes($"The file of {id}.");
        return Task.FromResult(new FileCase(act(id, Hash.Of(content)), capacity, [content], (place, "paper.txt", content)));
    }

    private static (byte[] Part, BookListing Listing) Listed(string book)
    {
        var part = Encoding.UTF8.GetBytes($"{Id()}\n\n```norm\n{book}\n```\n");
        return (part, new BookListing("A small book", [new("book.md", Hash.Of(part))]));
    }

    private static FileCase Model()
    {
        var (part, listing) = Listed(ForumBooks.Strict);
        var zip = DraftArchive.Write([("book", ImmutableSortedDictionary<string, string>.Empty.Add("book.md", Encoding.UTF8.GetString(part)))]);
        return new(new EnterModel("norms-2015", listing.Hash, "A small book", ModelStatus.Working), Secretariat, [listing.Write(), part],
            ("book", "book.zip", zip));
    }

    /// <summary>A decision carries the act, whose files are sent with it.</summary>
    private static FileCase Carried(FileCase inner) => new(
        new PutDecisionCarrying(Id(), "A decision", DecisionMatter.Substantive, [inner.Act], "It is adopted."), inner.Capacity, inner.Files,
        [.. inner.Sent.Select(sent => ($"carries[0].{sent.Place}", sent.Name, sent.Content))]);

    private static async Task<Hash> BookAsync(ProcessSite site, string book)
    {
        var (part, listing) = Listed(book);
        KnownFiles.Of(part);
        KnownFiles.Of(listing.Write());
        await site.ActAsync(new EnterModel("norms-2015", listing.Hash, "A small book", ModelStatus.Working));
        return listing.Hash;
    }

    /// <summary>The server compares both books and publishes what it finds; the review rests on that.</summary>
    private static async Task<FileCase> ReviewAsync(ProcessSite site)
    {
        var (before, after) = (await BookAsync(site, ForumBooks.Strict), await BookAsync(site, ForumBooks.Strict));
        var comparisons = site.Offers.GetRequiredService<Comity.Forum.Commitments.BookComparisons>();
        for (var tries = 0; !(await comparisons.PublishAsync(Comity.Norms.Shelf.Asker.Shelf, before, after, Day, CancellationToken.None)).IsPublished; tries++)
            Xunit.Assert.InRange(tries, 0, 3);
        return new(new EnterNormsReview(Id(), before, after, site.Record.Whole.Size - 1, [], "Nothing is lost."), Secretariat, []);
    }

    private static EnterCommitment Undertaking(ProcessSite site, string id) => new(
        id, "Answers within a day", CommitmentKind.Undertaking, LegalCharacter.Political, "Requests", "Answers", site.Picture.At, site.Picture.At.AddYears(2),
        site.Picture.At.AddYears(1), [], []);
}

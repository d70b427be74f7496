using Comity.Tests.House;
using Xunit;

namespace Comity.Browser.Walks;

/// <summary>
/// Tasks that real people do, walked on a telephone through the program as it was built, with titles that change from try to try:
/// `./test walk NAME`. The figures of clicks are ceilings.
/// </summary>
public sealed class WalkTests
{
    private static readonly Titles Titles = new(Asked.Seed(Environment.TickCount));

    /// <summary>Five things that a delegation does in a week, none of them with the help of an id.</summary>
    [Fact, Trait("Category", "slow"), Trait("Walk", "delegate")]
    public async Task A_delegate_does_the_work_of_a_week()
    {
        var (decision, statement, commitment, view) = (Titles.Next(), Titles.Next(), Titles.Next(), Titles.Next());
        await using var server = await BuiltServer.BeginAsync();
        await using (var chair = await server.WalkerAsync("chair"))
            await PutAsync(chair, decision);
        await using var walker = await server.WalkerAsync("delegate");

        await walker.FollowAsync("Texts in force");
        await walker.FollowAsync("Norms of responsible State behaviour");
        await walker.FollowAsync("Territory not knowingly allowed");
        await walker.FollowAsync("State a position");
        await walker.ChooseAsync("Position", "Interprets");
        await walker.WriteAsync("Statement", view);
        await walker.EnterAsync();
        await walker.SeesAsync(view);

        await walker.HomeAsync();
        await walker.FollowAsync("Everything that you can do");
        await walker.FollowAsync("Circulate a statement");
        await walker.WriteAsync("Title", statement);
        await walker.ChooseAsync("Language", "French");
        await walker.AttachAsync("File", "Chair, we thank the Secretariat.");
        await walker.ChooseAsync("Check against delivery", "No");
        await walker.EnterAsync();
        await walker.SeesAsync(statement);

        await walker.HomeAsync();
        await walker.FollowAsync("Everything that you can do");
        await walker.FollowAsync("Enter a commitment");
        await walker.WriteAsync("What is undertaken", commitment);
        await walker.ChooseAsync("Kind", "To do or not to do something");
        await walker.ChooseAsync("Legal character", "Political");
        await walker.WriteAsync("What it covers", "Requests about incidents");
        await walker.WriteAsync("What would show", "An answer within a day");
        await walker.WriteAsync("From", $"{DateTime.UtcNow:yyyy-MM-dd'T'HH:mm}");
        await walker.EnterAsync();
        await walker.SeesAsync(commitment);
        await walker.FollowAsync(commitment);
        await walker.FollowAsync("Withdraw");
        await walker.WriteAsync("Ground", "It is taken into a regional measure.");
        await walker.EnterAsync();

        await walker.HomeAsync();
        await walker.FollowAsync("All of the forum");
        await walker.FollowAsync("Decisions");
        await walker.FollowAsync(decision);
        await walker.FollowAsync("Object for");
        await walker.WriteAsync("Ground", "The costs are not known.");
        await walker.EnterAsync();
        await walker.SeesAsync(decision);
        walker.Done("delegate", most: 33);
    }

    /// <summary>TASKS B2, as far as the pages go: one reads until when silence runs by the clocks at home, and breaks it with other words.</summary>
    [Fact, Trait("Category", "slow"), Trait("Walk", "B2")]
    public async Task A_mission_of_one_reads_the_deadline_and_breaks_silence()
    {
        var title = Titles.Next();
        await using var server = await BuiltServer.BeginAsync();
        await using (var chair = await server.WalkerAsync("chair"))
            await BeginSilenceAsync(chair, title);
        await using var walker = await server.WalkerAsync("delegate");
        await walker.FollowAsync(title);
        await walker.ChooseAsync("Time zone", "Pacific/Apia");
        await walker.SendAsync("Show");
        await walker.SeesAsync("left to break silence");
        await walker.FollowAsync("Propose an amendment");
        await walker.WriteAsync("Ground", "The capital needs a day.");
        await walker.AttachAsync("File of the amendment", "Answers within forty-eight hours.");
        await walker.EnterAsync();
        await walker.FollowAsync(title);
        await walker.SeesAsync("the text is not adopted");
        walker.Done("B2", most: 8);
    }

    /// <summary>TASKS A2, as far as the pages go: a mail arrives that breaks silence over a text which the chair has just put under it.</summary>
    [Fact, Trait("Category", "slow"), Trait("Walk", "A2")]
    public async Task Silence_is_broken_by_mail()
    {
        var title = Titles.Next();
        await using var server = await BuiltServer.BeginAsync();
        await using (var chair = await server.WalkerAsync("chair"))
            await BeginSilenceAsync(chair, title);
        await using var walker = await server.WalkerAsync("secretariat");
        await walker.FollowAsync("Everything that you can do");
        await walker.FollowAsync("Enter a received document");
        await walker.FindAsync("Sender", "Wendovia", "Wendovia");
        await walker.ChooseAsync("Act", "Break silence");
        await walker.SendAsync("Show its fields");
        await walker.ChooseAsync("Text under silence", title);
        await walker.ChooseAsync("How", "by an objection");
        await walker.WriteAsync("Ground", "The times are too short.");
        await walker.ChooseAsync("Kind of document", "E-mail");
        await walker.WriteAsync("Reference", "Mail of 23:38");
        await walker.WriteAsync("Date on the document", $"{DateTime.UtcNow:yyyy-MM-dd}");
        await walker.AttachAsync("Document", "Wendovia breaks silence.");
        await walker.SendAsync("Check what you are about to enter");
        await walker.SeesAsync(title);
        await walker.SendAsync("Enter it in the record");
        await walker.FollowAsync(title);
        await walker.SeesAsync("the text is not adopted");
        walker.Done("A2", most: 13);
    }

    /// <summary>TASKS A1, as far as the pages go: delegations ask for the floor on their telephones, and the secretariat runs an item that overruns.</summary>
    [Fact, Trait("Category", "slow"), Trait("Walk", "A1")]
    public async Task An_item_that_overruns_is_adjourned()
    {
        await using var server = await BuiltServer.BeginAsync();
        await using (var speaker = await server.WalkerAsync("delegate"))
        {
            await speaker.FollowAsync("Under way now: Second session");
            await speaker.SendAsync("Ask for the floor");
            await speaker.ConfirmAsync();
            await speaker.SendAsync("Enter it");
            await speaker.SeesAsync("Your place on the list: 3");
            await speaker.OpenAsync("Make a motion");
            await speaker.SendAsync("Adjourn the meeting");
        }

        await using var walker = await server.WalkerAsync("secretariat");
        await walker.FollowAsync("A motion waits: Second session");
        await walker.ChooseAsync("Is the motion carried", "It is lost");
        await walker.SendAsync("Decide a motion");
        await walker.ConfirmAsync();
        await walker.SendAsync("Enter it");
        await walker.SendAsync("End the turn");
        await walker.SendAsync("Give the floor");
        await walker.SendAsync("End the turn");
        await walker.WriteAsync("What came of it", "It is continued at the next meeting.");
        await walker.SendAsync("Close item");
        await walker.SeesAsync("Pilot of a peer review");
        walker.Done("A1", most: 25);
    }

    /// <summary>TASKS B1, as far as the pages go: a mission proposes other words for a paragraph of a paper and finds them beside the paragraph.</summary>
    [Fact, Trait("Category", "slow"), Trait("Walk", "B1")]
    public async Task A_mission_proposes_words_for_a_paragraph()
    {
        var words = Titles.Next();
        await using var server = await BuiltServer.BeginAsync();
        await using var walker = await server.WalkerAsync("delegate");
        await walker.FollowAsync("All of the forum");
        await walker.FollowAsync("Documents");
        await walker.FollowAsync("What a notification should hold");
        await walker.FollowAsync("Propose other words");
        await walker.WriteAsync("Paragraph", "1");
        await walker.ChooseAsync("What to do there", "Replace");
        await walker.WriteAsync("Words", words);
        await walker.EnterAsync();
        await walker.SeesAsync(words);
        walker.Done("B1", most: 9);
    }

    /// <summary>TASKS C1, as far as the pages go: whether a norm reaches what happened, from the norm's own page.</summary>
    [Fact, Trait("Category", "slow"), Trait("Walk", "C1")]
    public async Task A_lawyer_asks_what_a_norm_says_of_a_case()
    {
        await using var server = await BuiltServer.BeginAsync();
        await using var walker = await server.WalkerAsync("observer");
        await walker.FollowAsync("Texts in force");
        await walker.FollowAsync("Norms of responsible State behaviour");
        await walker.FollowAsync("Territory not knowingly allowed");
        await walker.ChooseAsync("Start from", "A proxy unknown");
        await walker.SendAsync("Try facts on this norm");
        await walker.SeesAsync("Not caught, which acquits nobody");
        await walker.SeesAsync("Territory not knowingly allowed");
        walker.Done("C1", most: 19);
    }

    /// <summary>TASKS C2, as far as the pages go: who reads a norm how, and which cases turn on it.</summary>
    [Fact, Trait("Category", "slow"), Trait("Walk", "C2")]
    public async Task A_lawyer_finds_what_turns_on_a_reading()
    {
        await using var server = await BuiltServer.BeginAsync();
        await using var walker = await server.WalkerAsync("observer");
        await walker.FollowAsync("Texts in force");
        await walker.FollowAsync("Norms of responsible State behaviour");
        await walker.FollowAsync("Territory not knowingly allowed");
        await walker.SeesAsync("Readings and proposals");
        await walker.SeesAsync("Netherlands 2019 and Japan 2021 positions");
        walker.Done("C2", most: 5);
    }

    /// <summary>TASKS C3, as far as the pages go: what is open to a State while the author of an act is disputed.</summary>
    [Fact, Trait("Category", "slow"), Trait("Walk", "C3")]
    public async Task A_lawyer_asks_what_is_open_on_monday()
    {
        await using var server = await BuiltServer.BeginAsync();
        await using var walker = await server.WalkerAsync("observer");
        await walker.FollowAsync("Framework");
        await walker.FollowAsync("Try facts of your own");
        await walker.ChooseAsync("Start from", "A proxy unknown");
        await walker.SendAsync("Show the answers");
        await walker.OpenAsync("Measures that are open, or may be");
        walker.Done("C3", most: 6);
    }

    private static async Task BeginSilenceAsync(Walker chair, string title)
    {
        await chair.FollowAsync("Everything that you can do");
        await chair.FollowAsync("Put a text under silence");
        await chair.WriteAsync("What is to be adopted", title);
        await chair.ChooseAsync("Document that holds the text", "What a notification should hold");
        await chair.WriteAsync("Deadline", $"{DateTime.UtcNow.AddHours(100):yyyy-MM-dd'T'HH:mm}");
        await chair.WriteAsync("Who was consulted", "All delegations, by circular letter");
        await chair.WriteAsync("Why a language version is missing", "It is a working paper.");
        await chair.EnterAsync();
    }

    private static async Task PutAsync(Walker chair, string title)
    {
        await chair.FollowAsync("Everything that you can do");
        await chair.FollowAsync("Put a decision");
        await chair.WriteAsync("What it is about", title);
        await chair.ChooseAsync("Procedure or substance", "a question of procedure");
        await chair.WriteAsync("Words of the decision", "What is proposed is done.");
        await chair.EnterAsync();
    }
}

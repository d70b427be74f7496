using System.Text;
using Comity.Norms.Texts;

namespace Comity.Host.Demo;

/// <summary>The text in force, the book as a model of it, and the figures of the book.</summary>
internal static class DemoTexts
{
    /// <summary>The text's id.</summary>
    public const string Id = "norms-2015";

    /// <summary>Enters them, days 4 to 6.</summary>
    public static IEnumerable<DemoStep> Steps(DemoPen pen, DemoCast cast)
    {
        var book = new DemoBook();
        var figure = Task.Run(() => book.Figure(DateOnly.FromDateTime(pen.When(6).UtcDateTime)));
        yield return DemoStep.Say(4, 2, () => pen.InSession(cast.Chair, new AdoptText(
            Id, "Norms of responsible State behaviour", "A/70/174", [new("en", pen.File(DemoWords.English)), new("fr", pen.File(DemoWords.French))],
            new(2015, 12, 23), "A/RES/70/237; decision 2/1 of the first session takes note")));
        yield return DemoStep.Say(5, 1, () =>
        {
            book.Keep(pen);
            _ = pen.InSession(cast.Chair, new EnterModel(Id, book.Listing.Hash, book.Listing.Title, ModelStatus.ChairsAid,
                "Letter of the Chair, first session"));
        });
        yield return new(6, 2, async cancel =>
        {
            var (act, certificate) = await figure.WaitAsync(cancel);
            pen.File(Encoding.UTF8.GetString(certificate));
            _ = pen.InSession(cast.Secretary, act);
        });
    }
}

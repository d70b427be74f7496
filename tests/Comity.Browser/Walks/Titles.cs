namespace Comity.Browser.Walks;

/// <summary>Titles that nobody has seen before, with the marks that titles have.</summary>
internal sealed class Titles(int seed)
{
    private static readonly string[] Things =
        ["Points of contact", "Réponse aux incidents", "Requests for help", "Registers & lists", "The “first hour”", "Elections, ballots and polls"];

    private static readonly string[] Ways = ["as a pilot", "on trial", "within 30 days", "for small States", "l’après-midi", "<in draft>"];

    private readonly Random random = new(seed);

    /// <summary>The next title.</summary>
    public string Next() => $"{Things[random.Next(Things.Length)]} {Ways[random.Next(Ways.Length)]} {random.Next(100, 1000)}";
}

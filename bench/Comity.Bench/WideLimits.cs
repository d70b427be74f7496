namespace Comity.Bench;

/// <summary>The settings of an operator whose programming interface may be asked as often as one likes: a bench measures the server, not its limits.</summary>
internal static class WideLimits
{
    private const string Settings =
        """
        {
          "limits": { "public": 1000000000, "persons": 1000000000, "keys": 1000000000, "pages": 1000000000, "pagesOfPersons": 1000000000 }
        }
        """;

    /// <summary>Writes them into a data folder, before its server starts.</summary>
    public static void Write(string folder) => File.WriteAllText(Path.Combine(folder, "settings.json"), Settings);
}

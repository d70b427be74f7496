namespace Comity.Accounts.Access;

/// <summary>A browser in a few words, such as `Firefox, Linux`; nothing finer is kept.</summary>
internal static class Device
{
    private static readonly string[] Browsers = ["Edg/:Edge", "OPR/:Opera", "Firefox/:Firefox", "Chrome/:Chrome", "Safari/:Safari", "curl/:curl"];
    private static readonly string[] Systems = ["Android:Android", "iPhone:iOS", "iPad:iPadOS", "Windows:Windows", "Mac OS:macOS", "Linux:Linux"];

    /// <summary>What a `User-Agent` says about browser and system.</summary>
    public static string Of(string agent) => $"{Found(Browsers, agent)}, {Found(Systems, agent)}";

    private static string Found(string[] known, string agent) =>
        known.Select(entry => entry.Split(':')).FirstOrDefault(entry => agent.Contains(entry[0], StringComparison.Ordinal))?[1] ?? "?";
}

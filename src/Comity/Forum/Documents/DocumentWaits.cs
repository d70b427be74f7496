using Comity.Acts.Entering;
using Comity.Kit;
using Comity.Kit.Home;
using Comity.Record.Entries;

namespace Comity.Forum.Documents;

/// <summary>What waits for the secretariat: language versions that are due.</summary>
internal static class DocumentWaits
{
    /// <summary>What waits for a visitor.</summary>
    public static IEnumerable<ToDo> Of(Visitor visitor, Picture picture, DateTimeOffset now)
    {
        if (!Rights.Of(visitor, picture, now).Roles.HasFlag(Role.Secretariat))
            return [];
        var texts = Kit.Texts.In(visitor.Language);
        return picture.Forum.Documents.All.Values.Where(one => one.Withdrawn is null)
            .SelectMany(one => one.Due.Select(due => new ToDo(
                texts["documents.wait-language", one.Name, due.Key], due.Value is { } day ? new DateTimeOffset(day, TimeOnly.MaxValue, TimeSpan.Zero) : null,
                $"/act/AddLanguage?as=secretariat&document={one.Id}&language={due.Key}&distribution={Distributions.Word(one.Act.Distribution)}")));
    }
}

/// <summary>How forms write a distribution.</summary>
internal static class Distributions
{
    /// <summary>The word that the record has for it.</summary>
    public static string Word(Distribution distribution) => distribution == Distribution.General ? "general" : "limited";
}

using System.Collections.Immutable;
using Comity.Norms.Language;

namespace Comity.Norms.Trial;

/// <summary>Reads and changes the lines of cases.</summary>
internal static class CaseLines
{
    /// <summary>The kind of a subject: <c>State</c> and the like.</summary>
    public static string KindOf(CaseItem one, string subject) => one.Lines.OfType<SubjectLine>().FirstOrDefault(line => line.Name == subject)?.Kind ?? "State";

    /// <summary>The case with one more setting, undisputed, for all its activities. A setting of the same fact that nobody disputed gives way.</summary>
    /// <param name="book">The book.</param>
    /// <param name="one">The case.</param>
    /// <param name="subject">Whose fact it is; empty for a fact of the activity.</param>
    /// <param name="setting">The setting.</param>
    public static CaseItem With(NormBook book, CaseItem one, string subject, Setting setting)
    {
        var common = one.Lines.TakeWhile(line => line is not (ActivityLine or ExpectLine))
            .Select(line => Without(line, subject, given => given.Sayings.IsEmpty && book.FactOf.GetValueOrDefault(given.Fact) == book.FactOf[setting.Fact]))
            .OfType<CaseLine>().ToList();
        var rest = one.Lines.SkipWhile(line => line is not (ActivityLine or ExpectLine));
        var at = common.FindIndex(line => line is SubjectLine who && who.Name == subject);
        if (subject.Length == 0)
            common.Add(new SettingLine(setting.Place, setting));
        else if (at >= 0)
            common[at] = (SubjectLine)common[at] is var line ? line with { Settings = line.Settings.Add(setting) } : common[at];
        else
            common.Insert(0, new SubjectLine(setting.Place, KindOf(one, subject), subject, [setting]));
        return one with { Lines = [.. common, .. rest] };
    }

    private static CaseLine? Without(CaseLine line, string subject, Func<Setting, bool> gives) => line switch
    {
        SettingLine set when subject.Length == 0 && gives(set.Setting) => null,
        SubjectLine who when who.Name == subject => who.Settings.Any(gives) ? Less(who, gives) : who,
        _ => line,
    };

    private static SubjectLine? Less(SubjectLine who, Func<Setting, bool> gives)
    {
        ImmutableArray<Setting> left = [.. who.Settings.Where(setting => !gives(setting))];
        return left.IsEmpty ? null : who with { Settings = left };
    }
}

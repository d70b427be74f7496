using Comity.Forum.Documents;
using Comity.Record.Entries;
using static Comity.Site.Entries.ActSaid;

namespace Comity.Site.Entries;

/// <summary>What the acts about documents say.</summary>
internal static class DocumentSaid
{
    /// <summary>The sentence of an act; null when it is about something else.</summary>
    public static Said? Of(Act act) => act switch
    {
        IssueDocument a => new(nameof(IssueDocument), Short(a.Symbol ?? a.Title), a.Kind),
        AddLanguage a => new(nameof(AddLanguage), a.Document, a.Language),
        WithdrawDocument a => new(nameof(WithdrawDocument), a.Document, Short(a.Reason)),
        CirculateStatement a => new(nameof(CirculateStatement), Short(a.Title)),
        ProposeWording a => new(nameof(ProposeWording), a.Document, Short(a.Paragraph), a.Kind),
        WithdrawWording a => new(nameof(WithdrawWording), a.Proposal),
        _ => null,
    };

    /// <summary>What an act is about.</summary>
    public static string[] About(Act act) => act switch
    {
        IssueDocument a => [$"document:{a.Document}"],
        AddLanguage a => [$"document:{a.Document}"],
        WithdrawDocument a => [$"document:{a.Document}"],
        CirculateStatement a => [$"document:{a.Document}"],
        ProposeWording a => [$"document:{a.Document}"],
        _ => [],
    };
}

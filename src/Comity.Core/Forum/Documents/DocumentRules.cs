using Comity.Members.Participants;
using Comity.Record.Entries;

namespace Comity.Forum.Documents;

/// <summary>What must hold of documents.</summary>
public static class DocumentRules
{
    /// <summary>A document has an id of its own (small letters, digits and hyphens, at most 40), and a symbol that no other document bears but one that it revises or reissues.</summary>
    [Rule("Comity")]
    public static Refusal? DocumentIsNew(DocumentsRegister register, Attempt attempt, Act act) =>
        IdOf(act) is not { } id ? null
        : !Identifier.Is(id) || register.All.ContainsKey(id) ? Refusal.Of("document", "document", id)
        : act is IssueDocument { Symbol: { } symbol } && register.All.Values.Any(other => other.Act.Symbol == symbol) ? Refusal.Of("symbol", "document", symbol)
        : null;

    private static string? IdOf(Act act) => act switch
    {
        IssueDocument issue => issue.Document,
        CirculateStatement circulate => circulate.Document,
        _ => null,
    };
}

namespace Comity.Forum.Documents;

/// <summary>How it stands with a document.</summary>
public enum DocumentStatus
{
    /// <summary>It stands, and all its languages are there.</summary>
    Stands,

    /// <summary>It stands, and languages are due.</summary>
    Incomplete,

    /// <summary>A revision or a reissue has taken its place.</summary>
    Replaced,

    /// <summary>It was taken back.</summary>
    Withdrawn,
}

/// <summary>How documents stand.</summary>
public static class DocumentStatuses
{
    /// <summary>How a document stands.</summary>
    public static DocumentStatus Of(DocumentsRegister register, Document document) =>
        document.Withdrawn is not null ? DocumentStatus.Withdrawn
        : register.Of(document.Id).Any(one => one.Withdrawn is null && one.Act.Relation is DocumentRelation.Revises or DocumentRelation.Reissues)
            ? DocumentStatus.Replaced
        : document.Due.IsEmpty ? DocumentStatus.Stands
        : DocumentStatus.Incomplete;
}

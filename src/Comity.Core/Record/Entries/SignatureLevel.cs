namespace Comity.Record.Entries;

/// <summary>How well it is known that the person said it; shown with every act. Higher is stronger, as far as the process compares them.</summary>
public enum SignatureLevel
{
    /// <summary>The server or the clock entered it; nobody signed.</summary>
    Server,

    /// <summary>A document received by the secretariat and entered for the sender, who may contest it.</summary>
    Received,

    /// <summary>A signed-in session that gave its second factor again; attested by the server.</summary>
    Session,

    /// <summary>A passkey: the authenticator signed a challenge that is the hash of the statement.</summary>
    Passkey,

    /// <summary>The person's own key, which never was on the server.</summary>
    Key,
}

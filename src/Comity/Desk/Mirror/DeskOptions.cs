using Comity.Storage.Logs;

namespace Comity.Desk.Mirror;

/// <summary>What a desk is started with.</summary>
/// <param name="Source">The site or the log that it mirrors: an address, or the folder of a mirror.</param>
/// <param name="Data">The folder for the mirror and the notes.</param>
/// <param name="Urls">Where it listens, on this machine.</param>
/// <param name="Keys">The log's key where the user has it, and the key of somebody who reads the record.</param>
public sealed record DeskOptions(string Source, string Data, string Urls, GivenKeys Keys)
{
    /// <summary>Beside a server's own address.</summary>
    public const string DefaultUrls = "http://localhost:5090";

    /// <summary>Where the mirror and the notes lie when nothing else is said.</summary>
    public const string DefaultData = "comity-desk";
}

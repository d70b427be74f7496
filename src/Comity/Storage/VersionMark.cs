using System.Text;
using Comity.Kit;

namespace Comity.Storage;

/// <summary>The latest version of the program that has worked on a data folder, in its file `version`: an older program that cannot read the record says by
/// it what to get.</summary>
/// <param name="data">The data folder.</param>
public sealed class VersionMark(string data)
{
    private const string Name = "version";
    private const int Longest = 200;

    private string Place => Path.Combine(data, Name);

    /// <summary>The version; null where no program noted one.</summary>
    public string? Read()
    {
        try
        {
            return File.ReadAllText(Place).Trim() is { Length: > 0 and <= Longest } text ? text : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The later of what is noted and this program.</summary>
    public string Latest() => Read() is { } noted && ProgramVersion.IsLater(noted, ProgramVersion.Text) ? noted : ProgramVersion.Text;

    /// <summary>Notes this program, unless a later one has worked here; answers with that one.</summary>
    public string? Note()
    {
        var noted = Read();
        if (noted is not null && ProgramVersion.IsLater(noted, ProgramVersion.Text))
            return noted;
        if (noted != ProgramVersion.Text)
            PrivateFolder.Replace(Place, Encoding.UTF8.GetBytes($"{ProgramVersion.Text}\n"));
        return null;
    }
}

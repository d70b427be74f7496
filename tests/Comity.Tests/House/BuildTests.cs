using Comity.Kit;
using Xunit;

namespace Comity.Tests.House;

/// <summary>The build and the start script, on copies of the sources.</summary>
public sealed class BuildTests
{
    [Fact, Trait("Category", "slow")]
    public void The_core_built_in_another_folder_is_the_same_to_the_byte()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(File.ReadAllBytes(Repository.Core.Location), Built(folder));
    }

    [Fact, Trait("Category", "slow")]
    public async Task Two_first_starts_at_once_both_work_and_only_a_change_builds_again()
    {
        using var folder = new TemporaryFolder();
        folder.Copy(Repository.Files("src", "books").Concat(Shared).Append("comity"));
        var link = Path.Combine(folder.Path, "a link");
        File.CreateSymbolicLink(link, "comity");

        // Native code is made in the same way, and takes a minute more.
        var version = Task.Run(() => Repository.Run("/", "env", "COMITY_PLAIN=1", link, "--version"));
        var unknown = Task.Run(() => Repository.Run("/", "env", "COMITY_PLAIN=1", link, "no such $command *"));

        var (code, output) = await version;
        Assert.Matches(@"^(0|comity: building.*\n0|0.*\ncomity: building)", output);
        Assert.Equal(ExitCode.Yes, code);
        (code, output) = await unknown;
        Assert.Contains("no such $command *", output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, code);

        Directory.CreateDirectory(Path.Combine(folder.Path, "src/Comity/obj"));
        (code, var named) = Repository.Run("/", "env", "COMITY_PLAIN=1", link, "--version");
        Assert.Equal(ExitCode.Yes, code);
        Assert.Matches(@"\A0\.1\.0\+sources\.[0-9a-f]{12}\n\z", named);
        var old = Path.Combine(folder.Path, "src/Comity/old.txt");
        File.WriteAllText(old, "");
        File.SetLastWriteTimeUtc(old, new(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.Contains("comity: building", Repository.Run("/", "env", "COMITY_PLAIN=1", $"PATH={Unable(folder)}", link, "--version").Output,
            StringComparison.Ordinal);
        File.AppendAllText(Path.Combine(folder.Path, Repository.Files("books")[0]), "\nMore prose.\n");
        Assert.Contains("comity: building", Repository.Run("/", "env", "COMITY_PLAIN=1", link, "--version").Output, StringComparison.Ordinal);
        Assert.NotEqual(named, Repository.Run("/", "env", "COMITY_PLAIN=1", link, "--version").Output);
    }

    /// <summary>A version tells which sources a program is made of: their day and commit, and whether they are as they were committed.</summary>
    [Fact]
    public void The_version_of_a_build_names_the_sources_of_which_it_is_made()
    {
        using var folder = new TemporaryFolder();
        folder.Copy(Repository.Files("src", "books").Where(file => file.StartsWith("src/build-name", StringComparison.Ordinal)
            || file.EndsWith(".md", StringComparison.Ordinal)).Concat(Shared).Append(".gitattributes"));
        string Name() => Repository.Run(folder.Path, "bash", "src/build-name").Output.Trim();
        Assert.Matches(@"\Asources\.[0-9a-f]{12}\z", Name());
        Git("init", "-q");
        Git("add", ".");
        Git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "--date", "2026-02-27T14:00:00Z", "-m", "One");
        var committed = Name();
        Assert.Matches(@"\A20\d{6}\.[0-9a-f]{12}\z", committed);
        File.AppendAllText(Path.Combine(folder.Path, Repository.Files("books")[0]), "\nMore prose.\n");
        var changed = Name();
        Assert.Matches($@"\A{committed}\.[0-9a-f]{{8}}\z", changed);

        // An archive has no history, and bears the commit of which it was made.
        Git("archive", "-o", "made.tar", "HEAD");
        Directory.CreateDirectory(Path.Combine(folder.Path, "unpacked"));
        Repository.Run(folder.Path, "tar", "xf", "made.tar", "-C", "unpacked");
        Directory.Delete(Path.Combine(folder.Path, ".git"), recursive: true);
        Assert.Matches(@"\A20\d{6}\.[0-9a-f]+\.[0-9a-f]{8}\z", Repository.Run(folder.Path, "bash", "unpacked/src/build-name").Output.Trim());

        void Git(params string[] arguments) => Assert.Equal(0, Repository.Run(folder.Path, "git", arguments).Code);
    }

    /// <summary>Whatever a project takes from outside its folder is looked at by the start script, which would start an old program otherwise.</summary>
    [Fact]
    public void The_start_script_looks_at_everything_that_the_program_is_made_of()
    {
        var script = Repository.Read("comity");
        var taken = Repository.Files("src").Where(file => file.EndsWith("proj", StringComparison.Ordinal))
            .SelectMany(file => System.Text.RegularExpressions.Regex.Matches(Repository.Read(file), @"\.\./\.\./([^/""*;]+)"))
            .Select(match => match.Groups[1].Value).Where(name => name != "src").Distinct().ToList();
        Assert.Contains("books", taken);
        Assert.All(taken, name => Assert.Contains($"\"$root/{name}\"", script, StringComparison.Ordinal));
    }

    /// <summary>A path on which the SDK builds nothing: whether the script wants to build shows without a build.</summary>
    private static string Unable(TemporaryFolder folder)
    {
        var tools = Directory.CreateDirectory(Path.Combine(folder.Path, "tools")).FullName;
        var sdk = Path.Combine(tools, "dotnet");
        File.WriteAllText(sdk, "#!/bin/sh\n[ \"$1\" = --list-sdks ] && echo '10.0.100 [/]'\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(sdk, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return $"{tools}:{Environment.GetEnvironmentVariable("PATH")}";
    }

    private static IEnumerable<string> Shared =>
        ["Directory.Build.props", "Directory.Packages.props", ".editorconfig", "LICENSE"];

    private static byte[] Built(TemporaryFolder folder)
    {
        folder.Copy(Repository.Files("src/Comity.Core").Concat(Shared));
        var (code, output) = Repository.Run(folder.Path, "dotnet", "build", "src/Comity.Core", "-c", "Release", "--nologo", "-v", "q", "-p:RunAnalyzers=false");
        Assert.True(code == 0, output);
        return File.ReadAllBytes(Path.Combine(folder.Path, "src/Comity.Core/bin/Release/net10.0/Comity.Core.dll"));
    }
}

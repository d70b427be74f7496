using Xunit;

namespace Comity.Tests.House;

/// <summary>The build and the start script, on copies of the sources.</summary>
public sealed class BuildTests
{
    [Fact, Trait("Category", "slow")]
    public void The_core_built_in_two_folders_is_the_same_to_the_byte()
    {
        using var one = new TemporaryFolder();
        using var other = new TemporaryFolder();
        Assert.Equal(Built(one), Built(other));
    }

    [Fact, Trait("Category", "slow")]
    public async Task Two_first_starts_at_once_both_work_and_arguments_arrive_as_they_are()
    {
        using var folder = new TemporaryFolder();
        folder.Copy(Repository.Files("src").Concat(Shared).Append("comity"));
        var link = Path.Combine(folder.Path, "a link");
        File.CreateSymbolicLink(link, "comity");

        var version = Task.Run(() => Repository.Run("/", link, "--version"));
        var unknown = Task.Run(() => Repository.Run("/", link, "no such $command *"));

        var (code, output) = await version;
        Assert.Matches(@"^(0|comity: building.*\n0|0.*\ncomity: building)", output);
        Assert.Equal(ExitCode.Yes, code);
        (code, output) = await unknown;
        Assert.Contains("no such $command *", output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, code);
    }

    private static IEnumerable<string> Shared =>
        ["Directory.Build.props", "Directory.Packages.props", ".editorconfig"];

    private static byte[] Built(TemporaryFolder folder)
    {
        folder.Copy(Repository.Files("src/Comity.Core").Concat(Shared));
        var (code, output) = Repository.Run(folder.Path, "dotnet", "build", "src/Comity.Core", "-c", "Release", "--nologo", "-v", "q");
        Assert.True(code == 0, output);
        return File.ReadAllBytes(Path.Combine(folder.Path, "src/Comity.Core/bin/Release/net10.0/Comity.Core.dll"));
    }
}

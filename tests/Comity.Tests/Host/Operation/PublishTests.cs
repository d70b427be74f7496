using System.Text.Json;
using System.Text.RegularExpressions;
using Comity.Kit;
using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Host.Operation;

/// <summary>The one file that strangers are given, with what lies beside it.</summary>
public sealed class PublishTests
{
    [Fact, Trait("Category", "slow")]
    public void Publish_makes_one_file_that_starts_in_an_empty_folder_and_says_what_a_bare_machine_lacks()
    {
        var made = Published("linux-x64");
        Assert.Contains("Tried from an empty folder: /, /books, /log/checkpoint and /readyz answer.", made.Said, StringComparison.Ordinal);
        Assert.Contains("needs OpenSSL", made.Said, StringComparison.Ordinal);
        SaysWhatIsInIt(made.Folder, "comity", "linux-x64");
        Assert.Equal((0, ""), Repository.Run(made.Folder, "bash", "-c", "./comity licences --json | cmp - comity.cdx.json"));

        if (!CanMount())
            return;
        // What the machine lacks is named, and what needs nothing of it works.
        using var data = new TemporaryFolder();
        var (code, output) = Mounted("for f in $(ldconfig -p | sed -n 's/.*=> \\(.*libssl\\.so.*\\)/\\1/p'); do mount --bind /dev/null $f; done",
            $"{made.Folder}/comity serve --data {data.Path}/data");
        Assert.Equal(ExitCode.Usage, code);
        Assert.StartsWith("OpenSSL is missing on this machine (the library `libssl.so.3`)", output, StringComparison.Ordinal);
        (code, output) = Mounted($"mount -t tmpfs -o noexec none {data.Path}",
            $"DOTNET_BUNDLE_EXTRACT_BASE_DIR={data.Path} {made.Folder}/comity serve --data {data.Path}/data");
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("lies on a disk that is mounted `noexec`", output, StringComparison.Ordinal);
        Assert.Contains("DOTNET_BUNDLE_EXTRACT_BASE_DIR", output, StringComparison.Ordinal);
    }

    [Fact, Trait("Category", "slow")]
    public void Publish_makes_a_file_for_Windows_that_runs_there()
    {
        var made = Published("win-x64");
        Assert.Contains("Not tried: this machine is ", made.Said, StringComparison.Ordinal);
        SaysWhatIsInIt(made.Folder, "comity.exe", "win-x64");
        var wine = Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(folder => Path.Combine(folder, "wine")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(wine is null, "The file was made; without Debian's package wine it is not tried.");

        using var folder = new TemporaryFolder();
        folder.Copy(Repository.Files("books/un-framework"));
        var exe = Path.Combine(made.Folder, "comity.exe");
        (int Code, string Output) Run(params string[] arguments) =>
            Repository.Run(folder.Path, "env", ["WINEDEBUG=-all", $"WINEPREFIX={folder.Path}/wine", "timeout", "120", wine!, exe, .. arguments]);
        Run("--version");
        var (code, output) = Run("--version");
        Assert.True(code == ExitCode.Yes && Regex.IsMatch(output, @"\A0\.1\.0\+\S+\s*\z"), output);
        (code, output) = Run("check", "books/un-framework");
        Assert.True(code == ExitCode.Yes && output.Contains("0 open findings", StringComparison.Ordinal), output);
        (code, output) = Run("try", "books/un-framework", "--case", "Remote hospital", "--norm", "UN-h2");
        Assert.True(code == ExitCode.Yes && output.Contains("respond to the request to mitigate: no → yes", StringComparison.Ordinal), output);
    }

    [Fact]
    public void A_platform_that_is_none_is_refused_before_anything_is_built()
    {
        var (code, output) = Repository.Run(Repository.Root, Path.Combine(Repository.Root, "publish"), "windows");
        Assert.Equal((ExitCode.Usage, "publish: `windows` is no platform: write one such as linux-x64, linux-arm64 or win-x64.\n"), (code, output));
    }

    [Fact]
    public void A_bare_system_is_told_what_publish_takes()
    {
        using var bare = new TemporaryFolder();
        foreach (var tool in (string[])["bash", "dirname"])
            File.CreateSymbolicLink(Path.Combine(bare.Path, tool), $"/usr/bin/{tool}");
        var (code, output) = Repository.Run(Repository.Root, "/usr/bin/env", $"PATH={bare.Path}", "bash", "publish");
        Assert.Equal(ExitCode.Bug, code);
        Assert.StartsWith("publish: missing here: dotnet find grep sed sha256sum sort xargs. It takes the .NET 10 SDK", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/var/cache/comity", true)]
    [InlineData("/var/cache", true)]
    [InlineData("/var/cached", false)]
    [InlineData("/srv", false)]
    public void A_disk_that_runs_no_programs_is_found_in_the_table_of_mounts(string folder, bool isNoexec) =>
        Assert.Equal(isNoexec, NativeLibraries.IsNoexec(folder, ["/dev/sda1 / ext4 rw,relatime 0 0", "none /var/cache tmpfs rw,nosuid,noexec 0 0"]));

    private static (string Said, string Folder) Published(string rid)
    {
        var (code, output) = Repository.Run(Repository.Root, Path.Combine(Repository.Root, "publish"), rid);
        Assert.True(code == 0, output);
        return (output, Path.Combine(Repository.Root, ".build/publish", rid));
    }

    /// <summary>Notices, components and hashes lie beside the file, and are of it.</summary>
    private static void SaysWhatIsInIt(string folder, string file, string rid)
    {
        Assert.Equal(0, Repository.Run(folder, "sha256sum", "--check", "--strict", "SHA256SUMS").Code);
        Assert.Equal([file, "NOTICES.txt", "comity.cdx.json"], File.ReadLines(Path.Combine(folder, "SHA256SUMS")).Select(line => line.Split("  ")[1]));
        var notices = File.ReadAllText(Path.Combine(folder, "NOTICES.txt"));
        Assert.Contains($"Notices that come with Microsoft.NETCore.App.Runtime.{rid}", notices, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "comity.cdx.json")));
        var names = json.RootElement.GetProperty("components").EnumerateArray().Select(component => component.GetProperty("name").GetString()).ToList();
        Assert.Contains($"Microsoft.NETCore.App.Runtime.{rid}", names);
        Assert.Contains($"Microsoft.AspNetCore.App.Runtime.{rid}", names);
        Assert.Contains("libsodium", names);
    }

    private static bool CanMount() => Repository.Run("/", "unshare", "-m", "true").Code == 0;

    /// <summary>Runs a command where some disks are other ones.</summary>
    private static (int Code, string Output) Mounted(string mount, string command) =>
        Repository.Run("/", "unshare", "-m", "bash", "-c", $"{mount}; timeout 60 env {command}");
}

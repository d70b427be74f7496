using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Host.Operation;

/// <summary>The one file that strangers are given.</summary>
public sealed class PublishTests
{
    [Fact, Trait("Category", "slow")]
    public void Publish_makes_one_file_that_starts_in_an_empty_folder_and_answers()
    {
        var (code, output) = Repository.Run(Repository.Root, Path.Combine(Repository.Root, "publish"));
        Assert.True(code == 0, output);
        Assert.Contains("Tried from an empty folder: /, /books, /log/checkpoint and /readyz answer.", output, StringComparison.Ordinal);
    }
}

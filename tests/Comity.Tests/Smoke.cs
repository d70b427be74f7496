using Xunit;

namespace Comity.Tests;
public sealed class Smoke { [Fact] public void Builds() => Assert.True(typeof(Smoke).IsPublic); }

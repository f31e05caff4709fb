namespace Pipeline;

// A class for each of the platforms: their names are those that a failure shows.
public sealed class IntruderAsDocumentedTests() : IntruderTests(0);

public sealed class IntruderBatchUnseenAllLastTests() : IntruderTests(1);

public sealed class IntruderVariablesUnseenTests() : IntruderTests(2);

public sealed class IntruderVariablesReadOnlyTests() : IntruderTests(3);

public sealed class IntruderNothingSeenRowByRowTests() : IntruderTests(4);

public sealed class IntruderVariablesReadOnlyBatchUnseenTests() : IntruderTests(5);

public sealed class IntruderNothingSeenTests() : IntruderTests(6);

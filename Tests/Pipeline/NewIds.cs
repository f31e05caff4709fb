using System;
using System.Threading;

namespace Pipeline;

/// <summary>Ids that a caller gives to rows: ascending, or in any order but in every run the same.</summary>
internal sealed class NewIds(bool areInAnyOrder)
{
    private int _last;

    public Guid Next()
    {
        var number = Interlocked.Increment(ref _last);
        if (!areInAnyOrder)
        {
            return new Guid(number, 0, 0, new byte[8]);
        }

        var bytes = new byte[16];
#pragma warning disable CA5394 // Not for secrets: a test must fail the same way again.
        new Random(number).NextBytes(bytes);
#pragma warning restore CA5394
        return new Guid(bytes);
    }
}

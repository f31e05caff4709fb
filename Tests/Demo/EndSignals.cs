using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading.Tasks;

namespace Demo;

/// <summary>Ctrl+C and the signals by which a process is asked to end.</summary>
internal static class EndSignals
{
    private static readonly PosixSignal[] All = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT];

    /// <summary>Until one of them comes. The process then ends in good order instead of at once.</summary>
    public static async Task Wait()
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        List<PosixSignalRegistration> registrations =
        [
            .. All.Select(signal => PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                ended.TrySetResult();
            })),
        ];
        await ended.Task;
        registrations.ForEach(r => r.Dispose());
    }
}

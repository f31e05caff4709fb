using System;
using System.Collections.Generic;
using System.Threading;

namespace Pipeline.Concurrency.Interleaving;

/// <summary>
/// Requests on threads of their own, of which exactly one runs at any moment. Where it pauses, a schedule says which goes
/// on: the same schedule gives the same run.
/// </summary>
internal sealed class Turns : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    [ThreadStatic]
    private static Seat? _mine;

    private readonly List<Seat> _seats = [];
    private readonly SemaphoreSlim _allDone = new(0);
    private readonly List<int> _ready = [];
    private Schedule _schedule = Schedule.InTurn;
    private int _taking;

    /// <summary>The number of the request that runs on this thread.</summary>
    public static int Current => (_mine ?? throw new InvalidOperationException("This thread runs no request of a contest.")).Number;

    /// <summary>Runs them all to their ends. They must not throw.</summary>
    public void Run(IReadOnlyList<Action> requests, Schedule schedule)
    {
        while (_seats.Count < requests.Count)
        {
            _seats.Add(new Seat(_seats.Count, Finish));
        }

        _schedule = schedule;
        _taking = requests.Count;
        for (var i = 0; i < requests.Count; i++)
        {
            _seats[i].Take(requests[i]);
        }

        Choose(null).Go();
        if (!_allDone.Wait(Longest))
        {
            throw new InvalidOperationException("The requests wait for each other, and nobody noticed a deadlock.");
        }
    }

    /// <summary>Lets another request go on, if the schedule wants it so.</summary>
    public void Pause() => WaitUntil(static () => true);

    /// <summary>Goes on when the condition holds and the schedule comes back to this request.</summary>
    public void WaitUntil(Func<bool> isReady)
    {
        var mine = _mine!;
        mine.IsReady = isReady;
        var next = Choose(mine.Number);
        if (next != mine)
        {
            next.Go();
            mine.Wait();
        }
    }

    public void Dispose()
    {
        foreach (var seat in _seats)
        {
            seat.Dispose();
        }

        _allDone.Dispose();
    }

    private void Finish()
    {
        if (_seats.TrueForAll(s => s.Number >= _taking || s.IsDone))
        {
            _allDone.Release();
        }
        else
        {
            Choose(null).Go();
        }
    }

    private Seat Choose(int? current)
    {
        _ready.Clear();
        for (var i = 0; i < _taking; i++)
        {
            if (!_seats[i].IsDone && _seats[i].IsReady())
            {
                _ready.Add(i);
            }
        }

        return _seats[_schedule.Next(current, _ready)];
    }

    /// <summary>One thread, which serves one request of each run.</summary>
    private sealed class Seat : IDisposable
    {
        private readonly SemaphoreSlim _go = new(0);
        private readonly Action _finish;
        private readonly Thread _thread;
        private Action? _request;

        public Seat(int number, Action finish)
        {
            Number = number;
            _finish = finish;
            _thread = new Thread(Serve) { IsBackground = true, Name = $"Request {number + 1}" };
            _thread.Start();
        }

        public int Number { get; }

        public bool IsDone { get; private set; }

        public Func<bool> IsReady { get; set; } = static () => true;

        public void Dispose()
        {
            Take(null);
            Go();
            _thread.Join();
            _go.Dispose();
        }

        public void Take(Action? request)
        {
            _request = request;
            IsDone = false;
            IsReady = static () => true;
        }

        public void Go() => _go.Release();

        public void Wait() => _go.Wait();

        private void Serve()
        {
            _mine = this;
            for (_go.Wait(); _request is not null; _go.Wait())
            {
                _request();
                IsDone = true;
                _finish();
            }
        }
    }
}

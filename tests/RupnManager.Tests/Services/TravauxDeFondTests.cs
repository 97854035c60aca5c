using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RupnManager.Services;

namespace RupnManager.Tests.Services;

/// <summary>Ce que tous les travaux en arrière-plan tiennent : une panne n'arrête rien, l'arrêt range une fois et se tait.</summary>
public sealed class TravauxDeFondTests
{
    [Fact]
    public async Task Une_panne_ou_un_delai_depasse_se_note_et_l_occasion_suivante_se_fait()
    {
        var travail = new Travail();
        await travail.StartAsync(CancellationToken.None);

        foreach (var occasion in new[] { "panne", "délai", "bonne" }) travail.Occasions.Writer.TryWrite(occasion);
        await travail.Bonne.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await travail.StopAsync(CancellationToken.None);

        Assert.Equal(["panne", "délai", "bonne"], travail.Faites);
        Assert.Equal(["Rien n'a été fait", "Rien n'a été fait"], travail.Pannes);
    }

    /// <summary>L'hôte des tests arrête deux fois, la seconde après s'être défait.</summary>
    [Fact]
    public async Task Arrete_deux_fois_il_range_une_seule_fois_avant_que_l_application_se_defasse()
    {
        var travail = new Travail();
        await travail.StartAsync(CancellationToken.None);
        travail.Occasions.Writer.TryWrite("bonne");
        await travail.Bonne.Task.WaitAsync(TimeSpan.FromSeconds(30));

        await Task.WhenAll(travail.StopAsync(CancellationToken.None), travail.StopAsync(CancellationToken.None));
        travail.Portees.Dispose();
        await travail.StopAsync(CancellationToken.None);

        Assert.Equal(1, travail.Rangements);
        Assert.Empty(travail.Pannes);
    }

    private sealed class Travail : TravailDeFond<string>
    {
        private readonly Carnet _carnet;

        public Travail() : this(new ServiceCollection().BuildServiceProvider(), new()) { }

        private Travail(ServiceProvider portees, Carnet carnet) : base(portees.GetRequiredService<IServiceScopeFactory>(), carnet, "Rien n'a été fait") =>
            (Portees, _carnet) = (portees, carnet);

        public ServiceProvider Portees { get; }
        public Channel<string> Occasions { get; } = Channel.CreateUnbounded<string>();
        public ConcurrentQueue<string> Faites { get; } = new();
        public TaskCompletionSource Bonne { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public int Rangements { get; private set; }
        public IReadOnlyCollection<string> Pannes => _carnet.Lignes;

        protected override IAsyncEnumerable<string> AttendreAsync(CancellationToken arret) => Occasions.Reader.ReadAllAsync(arret);

        protected override Task FaireAsync(string occasion, IServiceProvider services, CancellationToken arret)
        {
            Faites.Enqueue(occasion);
            if (occasion == "bonne") Bonne.SetResult();
            return occasion switch
            {
                "panne" => throw new InvalidOperationException(occasion),
                "délai" => throw new TaskCanceledException(occasion),
                _ => Task.CompletedTask,
            };
        }

        protected override Task FinirAsync(IServiceProvider services)
        {
            Rangements++;
            return Task.CompletedTask;
        }
    }

    private sealed class Carnet : ILogger
    {
        public ConcurrentQueue<string> Lignes { get; } = new();

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lignes.Enqueue(formatter(state, exception));
    }
}

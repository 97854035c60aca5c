using Microsoft.Extensions.DependencyInjection;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Activites;
using RupnManager.Services.Activites;
using RupnManager.Services.Bilans;

namespace RupnManager.Tests.Support;

/// <summary>Le collège en 2022-2023, et un intrus qui glisse un geste juste avant la transaction d'un autre.</summary>
internal sealed class BilansSurveilles : IDisposable
{
    private readonly ServiceProvider _surveilles;

    public BilansSurveilles(Moteur moteur, AvantLaTransaction? intrus)
    {
        Base = new(moteur);
        Gestes = new(Base);
        _surveilles = Base.Services(s =>
        {
            if (intrus is not null) s.ConfigureDbContext<SqliteRupnDbContext>(o => o.AddInterceptors(intrus));
        });
    }

    public TestDatabase Base { get; }

    /// <summary>Les gestes que rien ne surveille.</summary>
    public BilanDeTest Gestes { get; }

    public Task<bool> CloreAsync() => Gestes.AvecAsync<BilanAuCAService, bool>("chef.college", async (s, a) =>
    {
        await s.CloreLAnneeAsync(BilanDeTest.Annee, a);
        return true;
    });

    public Task NoterAsync(Guid mission, string compte = "rupn2.college") => FaireAsync<ActiviteService>(compte, (s, a) => s.NoterAsync(new()
    {
        MissionId = mission, Cle = Guid.NewGuid(), Saisie = new() { Date = new(2022, 10, 3), Minutes = 30, Nature = NatureDActivite.Information, Texte = "Courriel." },
    }, a));

    public async Task FaireAsync<TService>(string compte, Func<TService, Acteur, Task> geste) where TService : notnull
    {
        await using var portee = _surveilles.CreateAsyncScope();
        await geste(portee.ServiceProvider.GetRequiredService<TService>(), await portee.ServiceProvider.ActeurAsync(compte));
    }

    public void Dispose()
    {
        _surveilles.Dispose();
        Gestes.Dispose();
        Base.Dispose();
    }
}

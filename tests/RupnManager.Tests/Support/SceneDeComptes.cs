using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Services.Comptes.Fichier;

namespace RupnManager.Tests.Support;

/// <summary>Une base neuve et de quoi y importer des comptes, chaque geste dans une requête à part.</summary>
public sealed class SceneDeComptes(Moteur moteur = Moteur.Sqlite, Action<IServiceCollection>? adapter = null) : IDisposable
{
    public const string Titres = "courriel;civilite;prenom;nom;nom_naissance;role;uai;academie;titre;date_debut;date_fin\r\n";
    private ServiceProvider? _services;

    public TestDatabase Base { get; } = new(moteur);
    private ServiceProvider Services => _services ??= Base.Services(adapter);

    public async Task<T> FaireAsync<T>(string compte, Func<IServiceProvider, Acteur, Task<T>> geste)
    {
        await using var portee = Services.CreateAsyncScope();
        return await geste(portee.ServiceProvider, await portee.ServiceProvider.ActeurAsync(compte));
    }

    public Task<ApercuDeComptes> LireAsync(string texte, string compte = "admin") => LireAsync(Encoding.UTF8.GetBytes(texte), compte);

    public Task<ApercuDeComptes> LireAsync(byte[] octets, string compte = "admin") =>
        FaireAsync(compte, (s, a) => s.GetRequiredService<ImportDesComptesService>().LireAsync(octets, a));

    /// <summary>Lit puis confirme ce qui a été lu.</summary>
    public async Task<BilanDeComptes> ImporterAsync(string texte, string compte = "admin") =>
        await ConfirmerAsync(texte, (await LireAsync(texte, compte)).Empreinte, compte);

    public Task<BilanDeComptes> ConfirmerAsync(string texte, string empreinte, string compte = "admin") =>
        FaireAsync(compte, (s, a) => s.GetRequiredService<ImportDesComptesService>().EnregistrerAsync(Encoding.UTF8.GetBytes(texte), empreinte, a));

    /// <summary>Les affectations d'une personne, de la plus ancienne à la plus récente.</summary>
    public async Task<List<Affectation>> AffectationsAsync(string courriel)
    {
        await using var db = Base.Contexte();
        return await db.Affectations.AsNoTracking().Include(a => a.Etablissement).Include(a => a.Personne)
            .Where(a => a.Personne!.Courriel == courriel).OrderBy(a => a.Debut).ToListAsync();
    }

    /// <summary>Des établissements de plus dans l'académie de la troupe, avec de vrais UAI.</summary>
    public async Task<List<string>> EtablissementsAsync(int nombre)
    {
        await using var db = Base.Contexte();
        var modele = await db.Etablissements.AsNoTracking().FirstAsync(e => e.Uai == Uai.Relire("0992001M"));
        var uais = Enumerable.Range(992600, nombre).Select(n => $"0{n}").Select(n => $"{n}{Uai.LettreDeControle(n)}").ToList();
        db.Etablissements.AddRange(uais.Select(u => new Etablissement
        {
            Uai = Uai.Lire(u), Nom = $"Collège {u}", Nature = 340, Type = TypeEtablissement.College, CodeAcademie = modele.CodeAcademie,
            CodeDepartement = modele.CodeDepartement, Commune = "Clairvanne", Courriel = $"ce.{u.ToLowerInvariant()}@demo.example",
        }));
        await db.SaveChangesAsync();
        return uais;
    }

    public void Dispose()
    {
        _services?.Dispose();
        Base.Dispose();
    }
}

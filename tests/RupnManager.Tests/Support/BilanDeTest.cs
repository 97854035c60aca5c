using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Activites;
using RupnManager.Domain.Bilans;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Missions;
using RupnManager.Services.Bilans;
using RupnManager.Services.Demonstration;

namespace RupnManager.Tests.Support;

/// <summary>De quoi parler de bilans au collège en 2022-2023, où la troupe ne joue pas : missions, relevés, gestes de chacun.</summary>
internal sealed class BilanDeTest(TestDatabase donnees) : IDisposable
{
    public static readonly AnneeScolaire Annee = new(2022);
    private readonly ServiceProvider _services = donnees.Services();

    /// <summary>Une ligne de relevé : date, minutes, nature, rubrique, enseignants, élèves, texte.</summary>
    public sealed record Ligne(string Date, int Minutes, NatureDActivite Nature, string? Rubrique = null, int? Enseignants = null, int? Eleves = null, string? Texte = null);

    public static readonly Ligne[] Releve =
    [
        new("2022-09-05", 60, NatureDActivite.Information, null, 42, null, "Réunion de rentrée"),
        new("2022-09-12", 55, NatureDActivite.Accompagnement, null, 4, null, "Cahier de textes"),
        new("2022-10-03", 55, NatureDActivite.Accompagnement, null, 3, null, "cahier de TEXTES"),
        new("2022-10-10", 90, NatureDActivite.Projet, null, 3, 54, "Webradio"),
        new("2022-11-07", 40, NatureDActivite.Equipement, null, null, null, "Incident réseau"),
        new("2023-01-09", 120, NatureDActivite.FormationDonnee, null, 11, null, "Atelier images"),
        new("2023-02-06", 30, NatureDActivite.Eleves, null, null, 27, "Mots de passe"),
    ];

    public async Task<Guid> MissionAsync(string compte = "rupn.college", AnneeScolaire? annee = null)
    {
        using var db = donnees.Contexte();
        var courriel = Troupe.Courriel(compte);
        var agent = await db.Personnels.Include(p => p.Etablissement).OrderBy(p => p.Etablissement!.Nom).FirstAsync(p => p.Personne!.Courriel == courriel);
        var choisie = annee ?? Annee;
        var fonctions = await db.Fonctions.Where(f => f.Code == Fonction.CodeRupn && f.TypeEtablissement == agent.Etablissement!.Type).ToListAsync();
        var mission = new Mission
        {
            PersonnelId = agent.Id, EtablissementId = agent.EtablissementId, FonctionId = fonctions.Single(f => f.OuverteEn(choisie)).Id, Annee = choisie,
        };
        mission.Dater(choisie.PremierJour, new DateOnly(choisie.Debut + 1, 6, 30));
        db.Missions.Add(mission);
        await db.SaveChangesAsync();
        return mission.Id;
    }

    public async Task NoterAsync(Guid missionId, params IEnumerable<Ligne> lignes)
    {
        using var db = donnees.Contexte();
        var mission = await db.Missions.Include(m => m.Personnel).SingleAsync(m => m.Id == missionId);
        foreach (var l in lignes)
            db.Activites.Add(Activite.Noter(mission, new()
            {
                Date = DateOnly.Parse(l.Date), Minutes = l.Minutes, Nature = l.Nature, Rubrique = l.Rubrique,
                Enseignants = l.Enseignants, Eleves = l.Eleves, Texte = l.Texte,
            }, $"{Guid.NewGuid()}", donnees.Horloge.Maintenant()));
        await db.SaveChangesAsync();
    }

    /// <summary>Un brouillon complet : toutes les questions répondues.</summary>
    public async Task<Guid> BrouillonAsync(string compte = "rupn.college", AnneeScolaire? annee = null, string difficultes = "Le réseau a été coupé en décembre.")
    {
        var mission = await MissionAsync(compte, annee);
        await NoterAsync(mission, Releve.Select(l => l with { Date = l.Date.Replace("2022", $"{(annee ?? Annee).Debut}").Replace("2023", $"{(annee ?? Annee).Debut + 1}") }));
        var id = await FaireAsync(compte, (s, a) => s.CommencerAsync(mission, a));
        await FaireAsync(compte, (s, a) => s.EnregistrerAsync(new() { BilanId = id, Version = 0, Reponses = Reponses(difficultes) }, a));
        return id;
    }

    public async Task<Guid> SoumisAsync(string compte = "rupn.college", AnneeScolaire? annee = null, string difficultes = "Le réseau a été coupé en décembre.")
    {
        var id = await BrouillonAsync(compte, annee, difficultes);
        await FaireAsync(compte, (s, a) => s.SoumettreAsync(id, a));
        return id;
    }

    public async Task<Guid> ViseAsync(string compte = "rupn.college", string chef = "chef.college", AnneeScolaire? annee = null)
    {
        var id = await SoumisAsync(compte, annee);
        await FaireAsync(chef, (s, a) => s.ViserAsync(id, a));
        return id;
    }

    public static Dictionary<string, Reponse> Reponses(string difficultes = "Le réseau a été coupé en décembre.") => new()
    {
        ["p2.pilotage"] = new(null, SansObjet: true), ["p2.conseil"] = new("Demande d'équipement."), ["p2.catalogue"] = new(null, SansObjet: true),
        ["p2.interface"] = new(null, SansObjet: true), ["p2.structurants"] = new(null, SansObjet: true),
        ["p1.formation"] = new("Tablettes\nMontage vidéo"),
        [QuestionsDuBilan.Reussites] = new("La webradio."), [QuestionsDuBilan.Difficultes] = new(difficultes),
        [QuestionsDuBilan.Besoins] = new("Deux vidéoprojecteurs."), [QuestionsDuBilan.Perspectives] = new("Un chariot de tablettes."),
    };

    public Task FaireAsync(string compte, Func<BilanService, Acteur, Task> geste) => AvecAsync<BilanService, bool>(compte, async (s, a) =>
    {
        await geste(s, a);
        return true;
    });

    public Task<T> FaireAsync<T>(string compte, Func<BilanService, Acteur, Task<T>> geste) => AvecAsync(compte, geste);

    /// <summary>Un service, dans une requête à part, au nom d'un compte de la troupe.</summary>
    public async Task<T> AvecAsync<TService, T>(string compte, Func<TService, Acteur, Task<T>> geste) where TService : notnull
    {
        using var portee = _services.CreateScope();
        return await geste(portee.ServiceProvider.GetRequiredService<TService>(), await portee.ServiceProvider.ActeurAsync(compte));
    }

    public void Dispose() => _services.Dispose();
}

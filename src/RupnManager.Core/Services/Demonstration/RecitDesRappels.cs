using Microsoft.EntityFrameworkCore;
using RupnManager.Domain.Courriels;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Rappels;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Demonstration;

/// <summary>Les rappels de novembre : le DAN relance quatre personnes le 13, la règle rappelle de nouveau Mme Blin le 20.</summary>
internal static class RecitDesRappels
{
    private const int Annee = 2026;
    private static readonly TimeOnly Matin = new(7, 30);

    public static void Inscrire(Metteur metteur)
    {
        metteur.Agenda.Inscrire(new(2026, 11, 13), Agenda.HeureDuDan, async quand =>
        {
            var dan = metteur.Scene.Dan(quand);
            await metteur.Db.SaveChangesAsync();
            await LettreAsync(metteur, "belvedere", 1, NatureDeRappel.ASigner, metteur.Scene.Personnes["rupn.belvedere"].Id, 1, dan.Designation, quand);
            foreach (var lieu in new[] { "alban", "erea" }) SansLettre(metteur, lieu, dan.Designation, quand);
            var quai = metteur.Scene.Lieux["quai"];
            Rappeler(metteur, "quai", quai.Id, quai.Nom, NatureDeRappel.AConfier, metteur.Scene.Chef("quai", quand).PersonneId, 1, dan.Designation, quand);
            metteur.Dire(dan, Evenement.RelanceFaite, new ObjetDuJournal("relance", Guid.CreateVersion7(), null, dan.CodeAcademie), "a relancé 4 personnes.", quand);
        });
        metteur.Agenda.Inscrire(new(2026, 11, 20), Matin, async quand =>
        {
            await metteur.Db.SaveChangesAsync();
            await LettreAsync(metteur, "belvedere", 1, NatureDeRappel.ASigner, metteur.Scene.Personnes["rupn.belvedere"].Id, 2, null, quand);
        });
    }

    private static void SansLettre(Metteur metteur, string lieu, string auteur, DateTime quand)
    {
        var mission = metteur.Scene.Missions.Single(m => m.Key.Lieu == lieu && m.Key.Annee == Annee && m.Key.Fonction == Fonction.CodeRupn).Value;
        var nom = metteur.Scene.Lieux[lieu].Nom;
        Rappeler(metteur, lieu, mission.Id, nom, NatureDeRappel.ARediger, metteur.Scene.Chef(lieu, quand).PersonneId, 1, auteur, quand);
    }

    private static async Task LettreAsync(Metteur metteur, string lieu, int rang, NatureDeRappel nature, Guid personne, int numero, string? auteur, DateTime quand)
    {
        var reference = $"RUPN-{Annee}-{metteur.Scene.Lieux[lieu].Uai}-{rang}";
        var lettre = await metteur.Db.Lettres.Where(l => l.Reference == reference).Select(l => l.Id).SingleAsync();
        Rappeler(metteur, lieu, lettre, reference, nature, personne, numero, auteur, quand);
    }

    private static void Rappeler(
        Metteur metteur, string lieu, Guid acte, string reference, NatureDeRappel nature, Guid personne, int numero, string? auteur, DateTime quand)
    {
        var destinataire = metteur.Scene.Personnes.Values.Single(p => p.Id == personne);
        var courriel = new CourrielSortant
        {
            Cle = "rappel", Groupable = true, PersonneId = personne, Destinataire = destinataire.Courriel,
            Objet = $"[RUPN] Rappel n° {numero} – {nature.Geste()} : {reference}", Texte = "", CreeLe = quand,
        };
        courriel.Reserver(quand);
        courriel.NoterEnvoi(quand);
        metteur.Db.Courriels.Add(courriel);
        var etablissement = metteur.Scene.Lieux[lieu];
        var envoi = new EnvoiDeRappels
        {
            PersonneId = personne, Semaine = CadenceDesRappels.Semaine(quand.JourDeParis()), Le = quand, CourrielId = courriel.Id, Auteur = auteur,
        };
        envoi.Ajouter(new()
        {
            PersonneId = personne, Nature = nature, ActeId = acte, Annee = new(Annee), Numero = numero, Reference = reference,
            EtablissementId = etablissement.Id, CodeAcademie = etablissement.CodeAcademie,
        });
        metteur.Db.EnvoisDeRappels.Add(envoi);
    }
}

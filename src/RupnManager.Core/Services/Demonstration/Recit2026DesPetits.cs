using static RupnManager.Services.Demonstration.Dossier;
using static RupnManager.Services.Demonstration.Recit2026;

namespace RupnManager.Services.Demonstration;

/// <summary>2026-2027 dans les autres établissements : chaque état d'une lettre, et un trou de couverture.</summary>
internal static class Recit2026DesPetits
{
    private static readonly Ecriture AvecUnTempsDedie = (contenu, modele) => contenu with
    {
        Clauses = contenu.Clauses.Add(Clause(modele, "moyens.temps")),
        Champs = contenu.Champs.Add("durée", "une heure par semaine").Add("créneaux", "le jeudi de 13 h à 14 h"),
    };

    public static void Inscrire(Metteur metteur)
    {
        Attendre(metteur, "saulnieres", "rupn.saulnieres", 1, new(2026, 11, 12), new(2026, 11, 16));
        Attendre(metteur, "futaie", "rupn.futaie", 1, new(2026, 11, 9), new(2026, 11, 12), Futaie);
        Attendre(metteur, "belvedere", "rupn.belvedere", 1, new(2026, 11, 6), null);
        Attendre(metteur, "embruns", "rupn.embruns", 1, new(2026, 11, 13), new(2026, 11, 17));
        Attendre(metteur, "embruns", "rupn2.embruns", 2, new(2026, 11, 16), new(2026, 11, 17), delegataire: "adjoint.embruns");
        Standard(metteur, "embruns", "rupn3.embruns", 3).Interrompre(new(2026, 11, 12), "congé");
        Attendre(metteur, "forges", "rupn.forges", 1, new(2026, 11, 16), new(2026, 11, 18))
            .Valider(new(2026, 11, 20)).EchouerASceller(new(2026, 11, 20), "Le sceau n'a pas répondu (échec simulé pour la démonstration).");
        metteur.Dossier("alban", "rupn.alban", Annee).Confier();
        metteur.Dossier("embruns", "rupn2.embruns", Annee).Confier(fonction: "CULTURE");
        metteur.Dossier("embruns", "rupn.embruns", Annee).Confier(fonction: "TUTORAT");
        RefuserPuisReprendre(metteur);
        ChangerDeChef(metteur);
    }

    /// <summary>Au Pont, le RUPN hésite, refuse, signe la version 2, que la DAN renvoie ; au Belvédère, la version 2 attend la DAN.</summary>
    private static void RefuserPuisReprendre(Metteur metteur)
    {
        metteur.Dossier("pont", "rupn.pont", Annee).Confier().Rediger(1, Chef, Rentree).Signer(Chef, Rupn)
            .RetirerSignatureDuRupn(new(2026, 9, 17)).Refuser(new(2026, 10, 14), "Le partage des tâches avec le département n'est pas écrit.")
            .ReprendreLaLettre(new(2026, 11, 3), Novembre).Signer(new(2026, 11, 3), new(2026, 11, 5))
            .Renvoyer(new(2026, 11, 10), "Joignez le tableau « qui fait quoi ? » annoncé en partie 3.");
        metteur.Dossier("belvedere", "rupn2.belvedere", Annee).Confier()
            .Rediger(2, new(2026, 11, 3), Novembre).Signer(new(2026, 11, 3)).Refuser(new(2026, 11, 5), "Ajoutez un temps dédié.")
            .ReprendreLaLettre(new(2026, 11, 16)).Ecrire(new(2026, 11, 16), AvecUnTempsDedie).Signer(new(2026, 11, 16), new(2026, 11, 19));
    }

    /// <summary>Aux Deux-Rives, Mme Simon part en mutation avec Mme Weber ; M. Faure prépare la lettre de M. Petitjean.</summary>
    private static void ChangerDeChef(Metteur metteur)
    {
        Standard(metteur, "deuxrives", "rupn.deuxrives", 1)
            .MettreFin(new(2026, 10, 9), new(2026, 10, 16), "mutation").Signer(new(2026, 10, 9), new(2026, 10, 12), new(2026, 10, 14));
        metteur.Dossier("deuxrives", "rupn2.deuxrives", Annee).Confier(debut: new(2026, 11, 2))
            .Rediger(2, new(2026, 11, 17), Novembre).MettreALaSignature(new(2026, 11, 17));
    }

    private static Dossier Attendre(
        Metteur metteur, string lieu, string agent, int rang, DateOnly chef, DateOnly? rupn, Ecriture? ecrire = null, string? delegataire = null) =>
        metteur.Dossier(lieu, agent, Annee).Confier().Rediger(rang, chef, Novembre, ecrire).Signer(chef, rupn, delegataire: delegataire);
}

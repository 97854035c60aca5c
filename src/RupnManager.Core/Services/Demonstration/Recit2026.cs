using RupnManager.Domain.Missions;
using static RupnManager.Services.Demonstration.Dossier;

namespace RupnManager.Services.Demonstration;

/// <summary>2026-2027 au collège, au lycée et à l'EREA : de quoi remplir l'accueil de chacun.</summary>
internal static class Recit2026
{
    internal const int Annee = 2026;
    internal const string Rentree = "M-2026-1";
    internal const string Novembre = "M-2026-2";
    internal static readonly DateOnly Chef = new(2026, 9, 10);
    internal static readonly DateOnly Rupn = new(2026, 9, 14);
    internal static readonly DateOnly Dan = new(2026, 9, 18);

    internal static readonly Ecriture PremierDuCollege =
        AvecQuiFaitQuoi(Exemples("p3.services", "p3.eleves", "p3.ajout.parc-mobile", "p3.ajout.ia"));

    internal static readonly Ecriture Futaie = (contenu, modele) => contenu with
    {
        Clauses =
        [
            .. contenu.Clauses.Where(c => c.Cle != "p3.ressources").Select(c => c.Cle != "p3.reseau" ? c : c with
            {
                Texte = "administration fonctionnelle du réseau pédagogique, des deux salles informatiques et du laboratoire de langues ;",
            }),
            Clause(modele, "p3.ajout.ent"), Clause(modele, "p3.ajout.incidents"),
        ],
    };

    public static void Inscrire(Metteur metteur)
    {
        Standard(metteur, "college", "rupn.college", 1, PremierDuCollege)
            .OuvrirAvenant(new(2026, 11, 19), 1, Ajouter("p3.ajout.pix")).Signer(new(2026, 11, 19));
        Standard(metteur, "college", "rupn2.college", 2, Exemples("p3.ressources", "p3.ajout.emi"));
        metteur.Dossier("college", "rupn3.college", Annee).Confier(debut: new(2026, 11, 2), indemnite: Indemnisation.VersementUnique)
            .Rediger(3, new(2026, 11, 20), Novembre, Exemples("p3.ajout.parc-mobile")).MettreALaSignature(new(2026, 11, 20));

        Standard(metteur, "lycee", "rupn.lycee", 1, PremierDuCollege);
        Standard(metteur, "lycee", "rupn2.lycee", 2, Exemples("p3.reseau", "p3.ajout.comptes"))
            .Interrompre(new(2026, 10, 5), "absence").Reprendre(new(2026, 10, 16), new(2026, 10, 17));
        Standard(metteur, "lycee", "rupn3.lycee", 3, Exemples("p3.ajout.pix"));
        metteur.Dossier("lycee", "rupn4.lycee", Annee).Confier()
            .Rediger(4, new(2026, 11, 12), Novembre).Signer(new(2026, 11, 12))
            .Refuser(new(2026, 11, 13), "Je ne peux pas assurer le dépannage des salles, qui relève de la Région.");
        foreach (var (agent, fonction) in new[] { ("rupn4.lycee", "CULTURE"), ("cpe.lycee", "DECROCHAGE"), ("cpe.lycee", "TUTORAT"), ("rupn3.lycee", "DECROCHAGE") })
            metteur.Dossier("lycee", agent, Annee).Confier(fonction: fonction);

        metteur.Dossier("erea", "rupn.erea", Annee).Confier()
            .Rediger(1, new(2026, 11, 16), Novembre, (contenu, modele) => Exemples("p3.ajout.inclusion", "moyens.temps")(contenu, modele) with
            {
                Champs = contenu.Champs.Add("durée", "deux heures par semaine"),
            });
    }

    /// <summary>Une lettre de rentrée, signée et validée aux dates ordinaires.</summary>
    internal static Dossier Standard(Metteur metteur, string lieu, string agent, int rang, Ecriture? ecrire = null) =>
        metteur.Dossier(lieu, agent, Annee).Confier().Rediger(rang, Chef, Rentree, ecrire).Signer(Chef, Rupn, Dan);
}

using System.Security.Cryptography;
using RupnManager.Domain.Journal;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.Acteurs;

/// <summary>À quoi sert un lien à usage unique.</summary>
public enum UsageDuLien { Invitation, MotDePasse, PremierAdministrateur, PriseDeFonctions }

/// <summary>Un lien qui sert une fois, avant son échéance. Seule l'empreinte de son jeton est gardée.</summary>
public sealed class LienUnique
{
    /// <summary>L'identifiant du seul lien « premier administrateur » : deux instances n'en font pas deux.</summary>
    public static readonly Guid PremierAdministrateur = new("0192f000-0000-7000-8000-000000000001");

    private const int OctetsDuJeton = 32;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required UsageDuLien Usage { get; init; }

    /// <summary>La personne que le lien identifie ; rien pour qui n'existe pas encore : premier administrateur, chef qui prend ses fonctions.</summary>
    public Guid? PersonneId { get; init; }
    public string Empreinte { get; private set; } = "";
    public DateTime CreeLe { get; private set; }
    public DateTime ExpireLe { get; private set; }

    /// <summary>Quand il a servi, ou quand il a été retiré.</summary>
    public DateTime? FermeLe { get; private set; }
    public int Version { get; private set; }

    /// <summary>Combien de temps un lien reste ouvert, selon son usage.</summary>
    public static TimeSpan Duree(UsageDuLien usage) => usage switch
    {
        UsageDuLien.Invitation => TimeSpan.FromDays(7),
        UsageDuLien.MotDePasse => TimeSpan.FromHours(1),
        UsageDuLien.PriseDeFonctions => TimeSpan.FromDays(3),
        _ => TimeSpan.FromHours(24),
    };

    /// <summary>L'empreinte sous laquelle un jeton est gardé.</summary>
    public static string EmpreinteDe(string jeton) => Empreintes.Sha256(jeton);

    public bool OuvertLe(DateTime quand) => FermeLe is null && quand < ExpireLe;

    /// <summary>Tire un jeton neuf, qui remplace le précédent ; il n'est rendu qu'ici.</summary>
    public string Ouvrir(DateTime quand)
    {
        var jeton = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(OctetsDuJeton));
        (Empreinte, CreeLe, ExpireLe, FermeLe) = (EmpreinteDe(jeton), quand, quand + Duree(Usage), null);
        Version++;
        return jeton;
    }

    /// <summary>Emploie le lien. Refus : lien.perime.</summary>
    public void Servir(DateTime quand)
    {
        if (!OuvertLe(quand)) throw ReglesDesComptes.LienPerime.Refus();
        Fermer(quand);
    }

    /// <summary>Retire le lien : il ne sert plus.</summary>
    public void Fermer(DateTime quand)
    {
        FermeLe ??= quand;
        Version++;
    }
}

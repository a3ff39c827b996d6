# Shared by ./run and ./test: what they install, and how they build. All they say goes to stderr.
# $home is the repository's folder.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
artifacts="$home/artifacts"
stamp="$artifacts/built"
program="$artifacts/bin/ThreatRegister.Cli/release/threatreg"
# What ./run becomes: the path of one of the two programs, dated before the build that made it.
runs="$artifacts/runs"

say() { printf '%s\n' "$*" >&2; }

die() { say "$*"; exit 1; }

# The program finds the runtime by itself only in the usual places.
need_dotnet() {
    local dotnet
    dotnet="$(command -v dotnet)" || die "The .NET 10 SDK is missing. Install it (Ubuntu: apt-get install dotnet-sdk-10.0), and have \"dotnet\" in PATH."
    [ -n "${DOTNET_ROOT:-}" ] || DOTNET_ROOT="$(dirname -- "$(readlink -f -- "$dotnet")")"
    export DOTNET_ROOT
}

has_postgres() {
    local initdb
    for initdb in /usr/lib/postgresql/*/bin/initdb; do
        if [ -x "$initdb" ]; then return 0; fi
    done
    command -v initdb >/dev/null && command -v postgres >/dev/null && command -v pg_ctl >/dev/null
}

need_postgres() {
    if has_postgres; then return 0; fi

    local sudo=()
    if [ "$(id -u)" -ne 0 ]; then
        sudo=(sudo -n)
        sudo -n true 2>/dev/null || die "PostgreSQL 15 or newer is missing. Install it (Debian, Ubuntu: sudo apt-get install postgresql), or set THREATREG_CONNECTION."
    fi
    command -v apt-get >/dev/null || die "PostgreSQL 15 or newer is missing. Install its server, or set THREATREG_CONNECTION."

    # In a shell of its own, so that the lock goes with it; checked again, because another run may have installed it meanwhile.
    (
        flock 9
        has_postgres || install_postgres
    ) 9>"$artifacts/install.lock" || { cat "$artifacts/install.log" >&2; die "PostgreSQL could not be installed."; }
}

# Without the cluster and the service that Debian's package sets up: the program makes a private one.
install_postgres() {
    say "Installing PostgreSQL ..."
    local quiet=/etc/postgresql-common/createcluster.d/threatregister.conf
    {
        "${sudo[@]}" mkdir -p "${quiet%/*}"
        echo "create_main_cluster = false" | "${sudo[@]}" tee "$quiet" >/dev/null
        "${sudo[@]}" apt-get update
        "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends postgresql
        "${sudo[@]}" rm -f "$quiet"
    } >"$artifacts/install.log" 2>&1 9>&-
    has_postgres
}

# The pages' style sheet comes from npm and goes into the program when that is built. Without npm the pages work, but look plain.
need_front_end() {
    local folder="$artifacts/front-end"
    (
        flock 8
        cmp -s "$home/src/ThreatRegister.Web/package-lock.json" "$folder/installed" && exit 0
        command -v npm >/dev/null || install_debian node nodejs npm || exit 1
        say "Installing the front-end files ..."
        rm -rf "$folder"
        mkdir -p "$folder"
        cp "$home/src/ThreatRegister.Web/package.json" "$home/src/ThreatRegister.Web/package-lock.json" "$folder"
        (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund) >"$artifacts/front-end.log" 2>&1 </dev/null 8>&- || exit 1
        # Last: what is half installed is installed again.
        cp "$folder/package-lock.json" "$folder/installed"
    ) 8>"$artifacts/front-end.lock" || say "The front-end files could not be installed (npm, see $artifacts/front-end.log): the pages will look plain."
}

# install_debian NAME PACKAGE ...: call with a lock on descriptor 8, which nothing may inherit.
install_debian() {
    local sudo=() name="$1"
    shift
    if [ "$(id -u)" -ne 0 ]; then
        sudo=(sudo -n)
        sudo -n true 2>/dev/null || { say "Missing: $*. Install it (Debian, Ubuntu: sudo apt-get install $*)."; return 1; }
    fi
    command -v apt-get >/dev/null || { say "Missing: $*. Install it."; return 1; }
    say "Installing $* ..."
    { "${sudo[@]}" apt-get update && "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"; } >"$artifacts/install-$name.log" 2>&1 8>&- || { cat "$artifacts/install-$name.log" >&2; return 1; }
}

# need_browser FOLDER: Chromium, and what drives it, in that folder's node_modules.
need_browser() {
    (
        flock 8
        command -v npm >/dev/null || install_debian node nodejs npm || exit 1
        [ -n "${THREATREG_CHROMIUM:-}" ] || command -v chromium >/dev/null || install_debian chromium chromium || exit 1
        cmp -s "$1/package-lock.json" "$1/node_modules/installed" && exit 0
        say "Installing what drives the browser ..."
        (cd "$1" && npm ci --ignore-scripts --no-audit --no-fund) >"$artifacts/browser.log" 2>&1 </dev/null 8>&- || { cat "$artifacts/browser.log" >&2; exit 1; }
        cp "$1/package-lock.json" "$1/node_modules/installed"
    ) 8>"$artifacts/browser.lock"
}

# is_stale PROGRAM STAMP. Folders count too: their time changes when a file comes or goes.
is_stale() {
    [ -x "$1" ] && [ -e "$2" ] || return 0
    [ -n "$(cd "$home" && find src projections seeds Directory.Build.props Directory.Packages.props global.json -newer "$2" -print -quit)" ]
}

program_to_run() { [ ! -e "$runs" ] || cat "$runs"; }

# build_to_run LOG: compiled to machine code where that can be had, since a verb then takes half the processor time; else as ./test builds it.
build_to_run() {
    local begun="$artifacts/runs.$$" platform="" folder runs_as
    : >"$begun"
    case "$(uname -s) $(uname -m)" in
        "Linux x86_64") platform=linux-x64 ;;
        "Linux aarch64") platform=linux-arm64 ;;
    esac
    folder="$artifacts/publish/ThreatRegister.Cli/release_$platform"
    if [ -n "$platform" ] && compile_ahead "$platform" "$folder" "$1"; then
        runs_as="$folder/threatreg"
    elif build "$home/src/ThreatRegister.Cli" "$1"; then
        say "No compiler to machine code could be had (see ${1%.log}-ahead.log): verbs start slower."
        runs_as="$program"
    else
        rm -f "$begun"
        return 1
    fi
    echo "$runs_as" >"$runs.next"
    # Dated before the build: what changed during it is built again.
    touch -r "$begun" "$runs.next"
    rm -f "$begun"
    mv "$runs.next" "$runs"
}

# compile_ahead PLATFORM FOLDER LOG: fails where the compiler cannot be had, or where what it makes does not start.
compile_ahead() {
    # A program that runs keeps its old files this way, instead of finding them changed under it.
    rm -rf "$2"
    {
        dotnet restore "$home/src/ThreatRegister.Cli" --locked-mode -p:NuGetAudit=false -p:AheadFor="$1" &&
        dotnet publish "$home/src/ThreatRegister.Cli" -c Release --no-restore --nologo -v minimal -nodeReuse:false -p:UseSharedCompilation=false -p:AheadFor="$1" &&
        "$2/threatreg" --version
    } >"${3%.log}-ahead.log" 2>&1 </dev/null 9>&-
}

# build PROJECT LOG: restores as locked and builds in Release. Call with the build's lock on descriptor 9, which no build server may inherit.
build() {
    local begun="$artifacts/built.$$"
    : >"$begun"
    # A program that runs keeps its old files this way, instead of finding them changed under it.
    if is_stale "$program" "$stamp"; then rm -rf "$artifacts/bin/ThreatRegister.Cli/release"; fi
    if ! {
        dotnet restore "$1" --locked-mode -p:NuGetAudit=false &&
        dotnet build "$1" -c Release --no-restore --nologo -v minimal -nodeReuse:false -p:UseSharedCompilation=false
    } >"$2" 2>&1 </dev/null 9>&-; then
        rm -f "$begun"
        cat "$2" >&2
        say "The build failed; its log is $2."
        return 1
    fi
    # Dated before the build: what changed during it is built again.
    if [ -x "$program" ]; then mv "$begun" "$stamp"; else rm -f "$begun"; fi
}

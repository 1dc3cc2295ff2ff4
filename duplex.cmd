@echo off
rem Duplex on Windows: builds itself on first use and when a source is newer than the jar, then runs the one jar.
rem Needs a JDK (17 or newer), Maven and npm to build; afterwards the JDK alone, and no network.
setlocal EnableExtensions DisableDelayedExpansion
set "ROOT=%~dp0"
set "JAR=%ROOT%labs\cli\target\duplex.jar"
set "LOG=%ROOT%labs\cli\target\build.log"
rem The kit for a USB stick has the jar beside this file, and no sources.
set "KIT="
if exist "%ROOT%duplex.jar" set "KIT=yes"
if defined KIT set "JAR=%ROOT%duplex.jar"

if not defined JAVA_HOME goto java_on_path
set "JAVA=%JAVA_HOME%\bin\java.exe"
if exist "%JAVA%" goto java_found
echo duplex: JAVA_HOME is %JAVA_HOME%, where there is no bin\java.exe; set it to a JDK, 17 or newer, or unset it>&2
exit /b 2

:java_on_path
set "JAVA="
for %%J in (java.exe) do set "JAVA=%%~$PATH:J"
if defined JAVA goto java_found
echo duplex: no java found; install a JDK, 17 or newer, and put it on the PATH or set JAVA_HOME>&2
exit /b 2

:java_found
set "VERSION="
for /f "tokens=3" %%V in ('""%JAVA%" -version 2>&1" ^| findstr /i /c:" version "') do if not defined VERSION set "VERSION=%%~V"
for /f "tokens=1 delims=.-+" %%M in ("%VERSION%") do set "MAJOR=%%M"
if not defined MAJOR set "MAJOR=0"
if %MAJOR% GEQ 17 goto version_fits
echo duplex: %JAVA% is Java %VERSION%; Duplex needs a JDK, 17 or newer: install one and set JAVA_HOME to it>&2
exit /b 2

:version_fits
if defined KIT goto run
if not exist "%JAR%" goto build
rem PowerShell compares the times; it stands in every Windows since 7. No answer counts as "nothing newer".
set "NEWER="
for /f "usebackq delims=" %%N in (`powershell -NoProfile -Command "$t = (Get-Item -LiteralPath $env:JAR).LastWriteTimeUtc; $f = @(Get-Item -Path ($env:ROOT + 'pom.xml'), ($env:ROOT + '*\pom.xml'), ($env:ROOT + 'labs\*\pom.xml'), ($env:ROOT + '*\package*.json')) + @(Get-ChildItem -Recurse -Path ($env:ROOT + '.mvn'), ($env:ROOT + '*\src\main'), ($env:ROOT + 'labs\*\src\main'), ($env:ROOT + 'labs\*\lessons')); ($f | Where-Object { $_.LastWriteTimeUtc -gt $t } | Select-Object -First 1).FullName"`) do set "NEWER=%%N"
if not defined NEWER goto run

:build
where mvn.cmd >nul 2>nul
if not errorlevel 1 goto maven_found
echo duplex: no mvn found; install Maven, 3.8.7 or newer, and start again>&2
exit /b 2

:maven_found
where npm.cmd >nul 2>nul
if not errorlevel 1 goto npm_found
echo duplex: no npm found; install Node.js with npm and start again (only the build needs it)>&2
exit /b 2

:npm_found
rem No blocks in parentheses from here on: a path may contain one.
if not exist "%ROOT%labs\cli\target" mkdir "%ROOT%labs\cli\target"
if exist "%JAR%" goto again
echo duplex: first build, about a minute ...>&2
rem With verify everything that the checks need is there too, and no network is needed from here on.
set "GOAL=verify"
goto maven

:again
echo duplex: a source has changed, building again ...>&2
set "GOAL=package"
del "%JAR%" 2>nul
if not exist "%JAR%" goto maven
echo duplex: a Duplex that is still running holds %JAR%; stop it first>&2
exit /b 2

:maven
pushd "%ROOT%"
call mvn.cmd -B -ntp -DskipTests %GOAL% >"%LOG%" 2>&1
findstr /c:"BUILD SUCCESS" "%LOG%" >nul
if not errorlevel 1 goto maven_done
if not "%GOAL%"=="verify" goto maven_offline
if not exist "%JAR%" goto maven_offline
rem A check of the sources failed, such as their layout; that is for mvn verify to say.
call mvn.cmd -B -ntp -DskipTests package >"%LOG%" 2>&1

:maven_offline
findstr /c:"Could not transfer" /c:"Unknown host" "%LOG%" >nul
if errorlevel 1 goto maven_done
echo duplex: no network? trying once more without ...>&2
call mvn.cmd -B -ntp -DskipTests --offline package >"%LOG%" 2>&1

:maven_done
popd
findstr /c:"BUILD SUCCESS" "%LOG%" >nul
if not errorlevel 1 goto built
if exist "%JAR%" del "%JAR%"
findstr /b /c:"[ERROR]" "%LOG%">&2
echo duplex: the build failed; all it said is in %LOG%>&2
exit /b 2

:built
echo duplex: built.>&2

:run
set SERVE_FLAGS=
if "%~1"=="serve" set SERVE_FLAGS=-XX:TieredStopAtLevel=1
"%JAVA%" -Xmx400m %SERVE_FLAGS% -XX:+IgnoreUnrecognizedVMOptions --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED -jar "%JAR%" %*
exit /b %ERRORLEVEL%

module qiao

go 1.26.0

toolchain go1.26.9

require (
	github.com/cockroachdb/apd/v3 v3.2.3 // indirect
	golang.org/x/text v0.43.0 // indirect
)
